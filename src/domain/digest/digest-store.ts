import type { ChannelId, SlackUserId, TeamId } from '../ids.ts';
import type { LocalDay } from '../local-day.ts';

/** That the digest of a day was made for a desk: there is at most one. */
export interface Digest {
  readonly team: TeamId;
  readonly channel: ChannelId;
  /** The day it is about. */
  readonly day: LocalDay;
  /** Up to when anything counts in it, whenever it is posted or looked at again. */
  readonly asOf: Date;
  /** Who asked for it ahead of its time; undefined when its time had come. */
  readonly askedBy: SlackUserId | 'command line' | undefined;
}

export interface DigestStore {
  find(team: TeamId, channel: ChannelId, day: LocalDay): Promise<Digest | undefined>;
  /** @returns false when there was one */
  add(digest: Digest, now: Date): Promise<boolean>;
  /** The latest days of which one was made, newest first. */
  lastDays(team: TeamId, channel: ChannelId, limit: number): Promise<readonly LocalDay[]>;
}
