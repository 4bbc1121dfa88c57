import type { SlackUserId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import type { Step } from '../touch/step.ts';
import type { Reason } from '../viewer/reason.ts';
import type { ConvertedSum, LoggedRoute, LogParts, SentMessage } from './log-reader.ts';
import type { RequiredAction } from './required-action.ts';

/** What became of one step of the sequence. */
export interface LoggedStep {
  readonly sentAt: Date;
  readonly route: LoggedRoute;
  readonly template: SentMessage['template'];
  readonly seenAt: Date | undefined;
  /** When they first answered any message of the step. */
  readonly repliedAt: Date | undefined;
  /** They are silent since our last message, it was of this step, there is a next one, and the lead is not over. */
  readonly needsFollowUp: boolean;
}

/** One lead, as the daily log tells it. */
export interface LogLine {
  readonly account: Account;
  readonly openedAt: Date;
  readonly story: LogParts['story'];
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  readonly segment: Lead['segment'];
  /** The most telling of its reasons. */
  readonly trigger: Reason | undefined;
  readonly required: RequiredAction;
  readonly owner: SlackUserId | undefined;
  /** From what opened it to our first message that is known to have gone out, the Instagram app's included. */
  readonly firstResponseMinutes: number | undefined;
  /** Undefined for a step in which nothing went out. */
  readonly steps: Readonly<Record<Step, LoggedStep | undefined>>;
  readonly converted: readonly ConvertedSum[];
  readonly outcome: LoggedOutcome;
}

/** How far the lead has come, and why it is over where somebody said so. */
export type LoggedOutcome =
  | { readonly status: Exclude<Lead['status'], 'lost' | 'dismissed' | 'suppressed'> }
  | { readonly status: 'lost'; readonly reason: Extract<Lead, { status: 'lost' }>['reason'] }
  | { readonly status: 'dismissed'; readonly reason: Extract<Lead, { status: 'dismissed' }>['dismissedAs'] }
  | { readonly status: 'suppressed'; readonly reason: Extract<Lead, { status: 'suppressed' }>['suppressedBy'] };
