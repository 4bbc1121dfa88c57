import type { AccountId, LeadId, MessageId, SlackUserId, TeamId, TouchId, ViewerId } from '../ids.ts';
import type { Language } from '../team/account.ts';
import type { InstagramRefusal } from './instagram-refusal.ts';
import type { LimitReason } from './limits.ts';
import type { ApiRoute, ClosedBecause, Route, TextKind } from './route.ts';
import type { PauseReason } from './sending-account.ts';
import type { Step } from './step.ts';

/** The template a text was made from, exactly as it was then. */
export interface TemplateUse {
  readonly key: string;
  readonly version: number;
  readonly variant: string;
  readonly language: Language;
}

interface TouchBase {
  readonly team: TeamId;
  readonly id: TouchId;
  readonly lead: LeadId;
  readonly viewer: ViewerId;
  readonly account: AccountId;
  readonly step: Step;
  readonly route: Route;
  /** The comment it answers; with `private_reply` alone. */
  readonly comment: MessageId | undefined;
  readonly text: string;
  readonly textKind: TextKind;
  readonly template: TemplateUse | undefined;
  /** Who pressed Send; undefined for an automatic first acknowledgement. */
  readonly by: SlackUserId | undefined;
  /** When Send was pressed. */
  readonly at: Date;
  /** How often it was given to Instagram so far. An answer names the attempt it belongs to. */
  readonly attempt: number;
  /** Counts every change. */
  readonly version: number;
}

/** Why a touch has not gone out yet. */
export type WaitReason =
  /** Its turn comes with the next free moment of the account. */
  | { readonly kind: 'pace' }
  | { readonly kind: 'limit'; readonly limit: LimitReason }
  /** Instagram asked for patience with this one. */
  | { readonly kind: 'back-off' }
  | { readonly kind: 'account-paused'; readonly pause: PauseReason };

/** Goes out at `until` at the earliest; undefined when a person must first do something about `why`. */
export interface WaitingTouch extends TouchBase {
  readonly status: 'waiting';
  readonly until: Date | undefined;
  readonly why: WaitReason;
}

/** Given to Instagram, no answer yet. */
export interface SendingTouch extends TouchBase {
  readonly status: 'sending';
  readonly route: ApiRoute;
  readonly since: Date;
}

/** Instagram has it. */
export interface SentTouch extends TouchBase {
  readonly status: 'sent';
  readonly sentAt: Date;
  /** Undefined when a person said that it went out, and nothing else proved it. */
  readonly message: MessageId | undefined;
}

/** They have read it. */
export interface SeenTouch extends TouchBase {
  readonly status: 'seen';
  readonly sentAt: Date;
  readonly message: MessageId;
  readonly seenAt: Date;
}

/** Instagram did not take it; it surely did not go out. */
export interface RefusedTouch extends TouchBase {
  readonly status: 'refused';
  readonly refusal: InstagramRefusal;
  readonly refusedAt: Date;
}

/** Given to Instagram, and nobody knows whether it went out: looked for, then shown to a person, never sent again blindly. */
export interface UnknownTouch extends TouchBase {
  readonly status: 'unknown';
  readonly since: Date;
  /** When we looked for it in the conversation and did not find it: from then on a person may say what they see. */
  readonly lookedAt: Date | undefined;
}

/** Why a touch will not go out. */
export type CancelReason =
  | { readonly kind: 'by-person'; readonly by: SlackUserId }
  | { readonly kind: 'they-replied' }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'converted' }
  /** Its lead was closed, e.g. because the person has another card. */
  | { readonly kind: 'lead-over' }
  /** A teammate answered in the Instagram app. */
  | { readonly kind: 'answered-elsewhere' }
  | { readonly kind: 'route-closed'; readonly because: ClosedBecause }
  /** It would have waited past the end of its window. */
  | { readonly kind: 'window-ends-first'; readonly endsAt: Date };

export interface CancelledTouch extends TouchBase {
  readonly status: 'cancelled';
  readonly cancelledAt: Date;
  readonly why: CancelReason;
}

/** Shown to a teammate to send in the Instagram app. */
export interface OfferedTouch extends TouchBase {
  readonly status: 'offered';
  readonly route: 'by_hand';
  readonly offeredAt: Date;
}

/** A teammate says that they sent it in the app. */
export interface SaidSentTouch extends TouchBase {
  readonly status: 'said-sent';
  readonly route: 'by_hand';
  readonly saidAt: Date;
  readonly saidBy: SlackUserId;
}

/** A teammate says that they did not send it. */
export interface SaidNotSentTouch extends TouchBase {
  readonly status: 'said-not-sent';
  readonly route: 'by_hand';
  readonly saidAt: Date;
  readonly saidBy: SlackUserId;
}

/** One message from us to a viewer, or the decision to send it. */
export type Touch =
  | WaitingTouch
  | SendingTouch
  | SentTouch
  | SeenTouch
  | RefusedTouch
  | UnknownTouch
  | CancelledTouch
  | OfferedTouch
  | SaidSentTouch
  | SaidNotSentTouch;
export type TouchStatus = Touch['status'];

/** What a touch is whatever its state; a new state is made of this and nothing of the old one. */
export function coreOf(touch: Touch): TouchBase {
  const { team, id, lead, viewer, account, step, route, comment, text, textKind, template, by, at } = touch;
  const { attempt, version } = touch;
  return { team, id, lead, viewer, account, step, route, comment, text, textKind, template, by, at, attempt, version };
}

/** Why a press or an answer changed nothing about a touch; carries what the sentence needs. */
export type TouchRefusal =
  /** It has come to its end before. */
  | { readonly kind: 'already-settled'; readonly status: TouchStatus }
  /** Not the moment for it: e.g. seen before it was sent. */
  | { readonly kind: 'not-now'; readonly status: TouchStatus }
  | { readonly kind: 'too-early'; readonly until: Date | undefined; readonly why: WaitReason }
  /** Instagram has it already, or may have: it can't be held back any more. */
  | { readonly kind: 'under-way'; readonly since: Date }
  /** The answer belongs to an attempt before the current one. */
  | { readonly kind: 'earlier-attempt'; readonly attempt: number };
