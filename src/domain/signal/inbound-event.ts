import type { AccountId, MessageId, SignalKey, StoryId } from '../ids.ts';
import type { InsightMetrics } from '../story/story-insights.ts';
import type { SignalAbout, SignalKind } from './signal.ts';

/**
 * A person as one payload shows them. A user name next to an id is the proof that joins a captured name to a person.
 */
export interface PersonSeen {
  /** Instagram-scoped id: one per person and account of ours. A string, since it exceeds 2^53. */
  readonly igsid?: string;
  /** Without `@`, lower case. */
  readonly userName?: string;
}

interface Inbound {
  readonly account: AccountId;
  readonly happenedAt: Date;
}

/** A viewer did something. */
export interface SignalSeen extends Inbound {
  readonly type: 'signal';
  readonly key: SignalKey;
  readonly kind: SignalKind;
  readonly person: PersonSeen;
  readonly story?: StoryId;
  readonly message?: MessageId;
  /** What they wrote; may be hostile. NUL characters and lone surrogates are already replaced. */
  readonly text?: string;
  readonly about: SignalAbout;
}

/** A viewer rewrote a message; `text` is missing where Meta does not tell it. */
export interface MessageEdited extends Inbound {
  readonly type: 'message-edited';
  readonly message: MessageId;
  readonly text?: string;
  readonly editCount: number;
}

/** A viewer unsent a message: its words must be forgotten, also when they arrive later. */
export interface MessageUnsent extends Inbound {
  readonly type: 'message-unsent';
  readonly message: MessageId;
}

/** A viewer took a reaction back. `key` is the key the reaction had or will have. */
export interface ReactionWithdrawn extends Inbound {
  readonly type: 'reaction-withdrawn';
  readonly key: SignalKey;
  readonly person: PersonSeen;
  readonly message: MessageId;
}

/** We wrote: by the API or typed in the Instagram app. Never a viewer signal. */
export interface Echo extends Inbound {
  readonly type: 'echo';
  readonly message: MessageId;
  readonly to: PersonSeen;
  readonly text?: string;
}

/** A viewer has read a message of ours. */
export interface MessageSeen extends Inbound {
  readonly type: 'message-seen';
  readonly message: MessageId;
}

/**
 * `message_edit` with `num_edit` 0 and no text: what an app gets that is not live, lacks a permission or is not
 * subscribed to `messages`, in place of every message. A fault of the set-up, not something a viewer did.
 */
export interface SetUpAlarm extends Inbound {
  readonly type: 'set-up-alarm';
}

/** A story of ours has ended, and Instagram tells its figures; with the Facebook login only. */
export interface StoryInsightsTold extends Inbound {
  readonly type: 'story-insights';
  readonly story: StoryId;
  readonly metrics: InsightMetrics;
}

/** Known, wanted by nobody yet, and not worth an alarm: own comments, thread hand-over, policy notices. */
export interface Passing extends Inbound {
  readonly type: 'passing';
  readonly what: 'own-comment' | 'own-message' | 'thread-control' | 'opt-in' | 'policy' | 'feedback';
}

/** What one item of a webhook delivery says, in our words. */
export type InboundEvent =
  | SignalSeen
  | MessageEdited
  | MessageUnsent
  | ReactionWithdrawn
  | Echo
  | MessageSeen
  | StoryInsightsTold
  | SetUpAlarm
  | Passing;

/** Why an item of a delivery could not be read; shown to the admin, and the item is kept. */
export type QuarantineReason =
  | 'not-json'
  | 'too-deep'
  | 'not-instagram'
  | 'broken-entry'
  | 'unknown-kind'
  | 'unknown-account'
  | 'failed';
