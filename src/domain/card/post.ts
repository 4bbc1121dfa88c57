import type { AccountId, ChannelId, LeadId, StoryId, TeamId } from '../ids.ts';

/** What a Slack message of ours shows: `card:<lead>` or `board:<account>:<story>`. */
export type Subject = `card:${string}` | `board:${string}`;

export const cardOf = (lead: LeadId): Subject => `card:${lead}`;
export const boardOf = (account: AccountId, story: StoryId): Subject => `board:${account}:${story}`;

/** What a subject is about, read back from its name. */
export function subjectParts(
  subject: string,
): { kind: 'card'; lead: LeadId } | { kind: 'board'; account: AccountId; story: StoryId } {
  const [kind, first = '', ...rest] = subject.split(':');
  return kind === 'card'
    ? { kind, lead: first as LeadId }
    : { kind: 'board', account: first as AccountId, story: rest.join(':') as StoryId };
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

export interface Post {
  readonly team: TeamId;
  readonly subject: Subject;
  readonly kind: 'card' | 'board' | 'thread';
  readonly channel: ChannelId;
  readonly state: PostState;
  readonly messageTs: string | undefined;
  /** Fingerprint of what the message shows, so that an edit that changes nothing is not sent. */
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
  /** What the message at `ts` in this channel shows, if it is one of ours. */
  findByMessage(team: TeamId, channel: ChannelId, ts: string): Promise<Post | undefined>;
  /** When the Warm cards of the last hour were posted in this channel, oldest first. */
  warmPostedSince(team: TeamId, channel: ChannelId, since: Date): Promise<readonly Date[]>;
}
