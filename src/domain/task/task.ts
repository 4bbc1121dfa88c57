import type { ChannelId, TeamId } from '../ids.ts';

/** What can be waiting to be done. Each kind has one handler. */
export const taskKinds = [
  /** Make Slack show a card or a board as it is now. Key: the post's subject. */
  'publish',
  /** Look for two messages that show the same thing, after an attempt whose answer never came. Key: the subject. */
  'find-doubles',
  /** Pin a board, or unpin it once closed. Key: the subject. */
  'pin',
  /** Give a lead back to the queue when its lease has run out. Key: the lead. */
  'end-lease',
  /** Close the board when Instagram stops showing the story. Key: account and story. */
  'end-story',
  /** Learn whose a new token is, and have Instagram send us what happens. Key: the account. */
  'connect-account',
  /** Ask Instagram which stories are live. Key: the account. */
  'poll-stories',
  /** Ask Instagram for the figures of a story, while it still tells them. Key: account and story. */
  'sample-insights',
  /** Renew an account's token before it dies. Key: the account. */
  'refresh-token',
  /** Ask Instagram what somebody is called. Key: account and viewer. */
  'read-profile',
  /** Ask Instagram for words that a webhook did not bring. Key: account and message. */
  'read-message',
  /** Give a message to Instagram, once its turn has come. Key: the touch. */
  'send-touch',
  /** Look for a message whose answer never came. Key: account and touch. */
  'settle-touch',
  /** Bring a lead back that was put off. Key: the lead. */
  'end-snooze',
  /** Tell the admins about a fault of the set-up, once. Key: alarm kind and subject. */
  'tell-admins',
  /** See whether a desk channel that refused posts takes them again. Key: the channel. */
  'probe-desk',
  /** Make the digest of the day before, and plan the next. Key: the desk's channel. */
  'digest',
  /** Forget what is no longer needed. Key: '-'. */
  'prune',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Kinds that plan their own next run: giving one up would end it for ever. */
export const recurringKinds: readonly TaskKind[] = ['poll-stories', 'refresh-token', 'prune', 'probe-desk', 'digest'];

/** Something that must still be done, at the earliest at `dueAt`. At most one per kind and key is alive. */
export interface PlannedTask {
  readonly team: TeamId;
  readonly kind: TaskKind;
  readonly key: string;
  readonly dueAt: Date;
  /** What it shares its pace with. Tasks without a lane are plain timers. */
  readonly lane?: string;
  /** Hottest first within a lane. */
  readonly priority?: number;
  /** Replaces the due time of a waiting task also when that makes it later; otherwise the earlier one stays. */
  readonly move?: boolean;
}

/**
 * The durable list of what must still be done. Writing to it is part of the transaction that causes the work, so
 * neither can happen without the other.
 */
export interface TaskStore {
  /** A task of that kind and key that waits is moved; one that is being worked on will run once more afterwards. */
  schedule(task: PlannedTask): Promise<void>;
  cancel(team: TeamId, kind: TaskKind, key: string): Promise<void>;
  /** Has a lane stand still until it is unparked. */
  park(team: TeamId, lane: string, because: string): Promise<void>;
  /** Lets a parked lane go on; its tasks were waiting all the while. */
  unpark(team: TeamId, lane: string): Promise<void>;
}

/** New messages in one channel: Slack takes one per second and channel. */
export const postLane = (channel: ChannelId) => `slack-post:${channel}`;
/** Edits: Slack takes about 50 a minute per workspace, whatever the channel. */
export const editLane = 'slack-edit';
/** What an account sends: a lane of its own, so that looking up names never holds up an answer. */
export const sendLane = (account: string) => `instagram-send:${account}`;
/** Private replies, which Meta takes far fewer of. */
export const privateReplyLane = (account: string) => `instagram-private-reply:${account}`;
/** Calls for one Instagram account. */
export const instagramLane = (account: string) => `instagram:${account}`;
