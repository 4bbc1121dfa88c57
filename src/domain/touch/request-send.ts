import type { Desk } from '../desk.ts';
import type { LeadId, SlackUserId, TeamId } from '../ids.ts';
import type { LeadRefusal } from '../lead/refusal.ts';
import type { Result } from '../result.ts';
import type { Language } from '../team/account.ts';
import type { LimitReason } from './limits.ts';
import type { ClosedBecause, Route, RoutePlan, TextKind } from './route.ts';
import type { SendBlock } from './send-lint.ts';
import type { Step } from './step.ts';
import type { TemplateUse, Touch } from './touch.ts';

/** Somebody pressed Send. */
export interface SendRequest {
  readonly team: TeamId;
  readonly lead: LeadId;
  /** The version of the lead that they saw: what happened since must be seen before anything goes out. */
  readonly leadVersion: number;
  readonly by: SlackUserId;
  /** A manager: they may answer what another has claimed. */
  readonly mayActForOthers: boolean;
  /** Names this press: delivered twice, it sends once. */
  readonly pressKey: string;
  /** For the history: `composer`, `suggestion`, `shortcut`. */
  readonly cause: string;
  readonly route: Route;
  readonly text: string;
  readonly textKind: Exclude<TextKind, 'automatic'>;
  readonly step: Step;
  readonly template: TemplateUse | undefined;
  readonly blanksLeft: readonly string[];
  readonly language: Language | undefined;
}

/** Why nothing was sent, and nothing will be. */
export type SendRefusal =
  | LeadRefusal
  /** Something happened to the lead since they looked; show it, then they may press again. */
  | { readonly kind: 'changed-meanwhile'; readonly version: number }
  /** A message to this person waits, is on its way or unconfirmed. */
  | { readonly kind: 'touch-under-way'; readonly touch: Touch }
  | { readonly kind: 'route-closed'; readonly because: ClosedBecause; readonly plan: RoutePlan }
  | { readonly kind: 'blocked'; readonly blocks: readonly SendBlock[] }
  /** It could go at `at` at the earliest, undefined for never, and that is too late. */
  | { readonly kind: 'limit'; readonly limit: LimitReason; readonly at: Date | undefined };

/**
 * Takes a message into the outbox, in one transaction with everything that follows for the lead: it goes out as soon as
 * the account's pace and limits let it, waits in sight, or is offered to be sent by hand.
 */
export declare function requestSend(desk: Desk, request: SendRequest): Promise<Result<Touch, SendRefusal>>;
