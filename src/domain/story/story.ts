import type { AccountId, SlackUserId, StoryId, TeamId } from '../ids.ts';

/** One Instagram story. Instagram shows it for 24 hours after `postedAt`. */
export interface Story {
  readonly team: TeamId;
  readonly account: AccountId;
  readonly id: StoryId;
  readonly kind: 'image' | 'video' | 'unknown';
  readonly postedAt: Date;
  readonly expiresAt: Date;
  readonly permalink: string | undefined;
  /** What a teammate or Instagram calls it; shown where a story is named. */
  readonly caption: string | undefined;
  /** A signed address of Meta's that dies with the story; never the media itself. */
  readonly thumbnailUrl: string | undefined;
  /** The live-monitoring owner, while somebody has the shift. */
  readonly monitor: SlackUserId | undefined;
  readonly lastCaptureAt: Date | undefined;
  readonly closedAt: Date | undefined;
}

export const storyLifeHours = 24;
