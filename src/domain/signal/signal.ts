import type { AccountId, MessageId, SignalKey, StoryId, TeamId, ViewerId } from '../ids.ts';

export const signalKinds = [
  'view',
  'story_reply',
  'dm',
  'mention',
  'comment',
  'sticker_tap',
  'reaction',
  'quick_reply',
  'referral',
  'link_click',
  'profile_visit',
  'follow',
] as const;

/** One thing a viewer can do that we may know of. */
export type SignalKind = (typeof signalKinds)[number];

/** How we came to know: pushed by Instagram, read back from its API, or written down by a teammate. */
export type SignalSource = 'webhook' | 'api' | 'capture';

/** What a signal was about, as far as Instagram said; every part may be missing. */
export interface SignalAbout {
  /** The post, reel, ad or live video commented on or shared. */
  readonly mediaId?: string;
  /** FEED, REELS, AD, LIVE or STORY, as Meta writes it. */
  readonly mediaKind?: string;
  /** The emoji of a reaction. */
  readonly emoji?: string;
  /** The kinds of attachments: image, audio, ig_reel, story_mention … an open list. */
  readonly attachments?: readonly string[];
  /** The payload of a quick reply or an ice breaker, or the `ref` of an ig.me link. */
  readonly payload?: string;
  /** The ad that opened the thread. */
  readonly adId?: string;
  /** What the person wrote cannot be shown by Meta's API (view-once media, some stickers). */
  readonly unreadable?: boolean;
}

/** One thing one viewer did, countable once by its key. */
export interface Signal {
  readonly team: TeamId;
  readonly account: AccountId;
  readonly key: SignalKey;
  readonly kind: SignalKind;
  readonly viewer: ViewerId;
  readonly story: StoryId | undefined;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
  readonly source: SignalSource;
  /** The message that holds its words, if it has any. */
  readonly message: MessageId | undefined;
  readonly about: SignalAbout;
  /** Set when the person took it back (un-reacted). Unsending a message removes its words, not the fact of writing. */
  readonly withdrawnAt: Date | undefined;
}
