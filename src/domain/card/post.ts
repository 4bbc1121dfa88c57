import type { AccountId, ChannelId, LeadId, StoryId, TeamId } from '../ids.ts';
import type { LocalDay } from '../local-day.ts';

/**
 * What a message in the thread of a card is for: templates for whoever has claimed the lead, or word that they wrote
 * after our message of that instant (milliseconds), so that each answer of ours can be followed by one word of a reply.
 */
export type ThreadWhat = 'suggestions' | `reply-${number}`;

/** The full report by what it is split; each is a message of its own, since a message holds one table. */
export const reportParts = ['segment', 'story', 'template', 'language', 'hour'] as const;
export type ReportPart = (typeof reportParts)[number];

/** What stands in the thread of a digest: a part of its full report, or the weekly review. */
export type ReportWhat = 'week' | ReportPart;

/**
 * What a Slack message of ours shows: `card:<lead>`, `board:<account>:<story>`, `thread:<lead>:<what>`,
 * `digest:<channel>:<day>` or `report:<channel>:<day>:<what>`.
 */
export type Subject =
  | `card:${string}`
  | `board:${string}`
  | `thread:${string}`
  | `digest:${string}`
  | `report:${string}`;

export const cardOf = (lead: LeadId): Subject => `card:${lead}`;
export const boardOf = (account: AccountId, story: StoryId): Subject => `board:${account}:${story}`;
export const threadOf = (lead: LeadId, what: ThreadWhat): Subject => `thread:${lead}:${what}`;
export const digestOf = (channel: ChannelId, day: LocalDay): Subject => `digest:${channel}:${day}`;
export const reportOf = (channel: ChannelId, day: LocalDay, what: ReportWhat): Subject =>
  `report:${channel}:${day}:${what}`;

/** Names the word of a reply to our message of `lastTouchAt`. */
export const replyTo = (lastTouchAt: Date): ThreadWhat => `reply-${lastTouchAt.getTime()}`;

export type SubjectParts =
  | { readonly kind: 'card'; readonly lead: LeadId }
  | { readonly kind: 'board'; readonly account: AccountId; readonly story: StoryId }
  | { readonly kind: 'thread'; readonly lead: LeadId; readonly what: ThreadWhat }
  | { readonly kind: 'digest'; readonly channel: ChannelId; readonly day: LocalDay }
  | { readonly kind: 'report'; readonly channel: ChannelId; readonly day: LocalDay; readonly what: ReportWhat };

/** Whether it is reckoned from many rows: a digest, or what stands in its thread. */
export const isReckoned = (subject: Subject) => subject.startsWith('digest:') || subject.startsWith('report:');

/** What a subject is about, read back from its name. */
export function subjectParts(subject: string): SubjectParts {
  const [kind, first = '', ...rest] = subject.split(':');
  switch (kind) {
    case 'card':
      return { kind, lead: first as LeadId };
    case 'thread':
      return { kind, lead: first as LeadId, what: rest.join(':') as ThreadWhat };
    case 'digest':
      return { kind, channel: first as ChannelId, day: rest[0] ?? '' };
    case 'report':
      return { kind, channel: first as ChannelId, day: rest[0] ?? '', what: rest[1] as ReportWhat };
    default:
      return { kind: 'board', account: first as AccountId, story: rest.join(':') as StoryId };
  }
}

/**
 * What is known about the one Slack message that shows a subject.
 *
 * - `wanted`: not posted yet.
 * - `posting`: we are about to ask Slack, or died while asking: nobody may post before looking for it.
 * - `unknown`: we asked and got no answer: looked for by its metadata, then posted again.
 * - `shown`: stands in the channel as `messageTs`.
 * - `listed`: a Warm card over the noise budget, named on the board until there is room.
 * - `deleted`: a person deleted it: left deleted.
 * - `failed`: Slack refuses it whatever we do; an admin was told.
 */
export type PostState = 'wanted' | 'posting' | 'unknown' | 'shown' | 'listed' | 'deleted' | 'failed';

/** Slack was asked, or is about to be, and nobody knows yet what it did. */
export const unsettledStates = ['posting', 'unknown'] as const satisfies readonly PostState[];

/** In place of the fingerprint of a message that is to be shown anew, whatever it shows. */
export const toShowAnew = '';

export interface Post {
  readonly team: TeamId;
  readonly subject: Subject;
  readonly kind: 'card' | 'board' | 'thread' | 'digest' | 'report';
  readonly channel: ChannelId;
  readonly state: PostState;
  readonly messageTs: string | undefined;
  /** Fingerprint of what the message shows, so that an edit that changes nothing is not sent; undefined while one may be on its way. */
  readonly shownHash: string | undefined;
  readonly shownVersion: number | undefined;
  /** When the first attempt that may have reached Slack was made. */
  readonly firstAttemptAt: Date | undefined;
  readonly postedAt: Date | undefined;
  readonly pinned: boolean;
  readonly segment: 'hot' | 'warm' | undefined;
  /** Why it is listed, unknown or failed, for people. */
  readonly reason: string | undefined;
}

export interface PostStore {
  find(team: TeamId, subject: Subject): Promise<Post | undefined>;
  lock(team: TeamId, subject: Subject): Promise<Post | undefined>;
  save(post: Post): Promise<void>;
  /** What stands, or is to stand, in the thread of a lead's card, the latest first. */
  threadOf(team: TeamId, lead: LeadId): Promise<readonly Post[]>;
  /** What the message at `ts` in this channel shows, if it is one of ours. */
  findByMessage(team: TeamId, channel: ChannelId, ts: string): Promise<Post | undefined>;
  /**
   * When the Warm cards of the last hour were posted in this channel, oldest first; then undefined for each of which
   * nobody knows yet whether it was.
   */
  warmPostedSince(team: TeamId, channel: ChannelId, since: Date): Promise<readonly (Date | undefined)[]>;
}
