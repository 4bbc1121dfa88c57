import type { StoryId } from '../ids.ts';

/** A name read from a pasted viewer list. */
export interface CapturedName {
  /** Lower case, without `@`. */
  readonly userName: string;
  readonly displayName: string | undefined;
  /** The list said that they follow us, or that we follow them; undefined when it said nothing. */
  readonly follows: boolean | undefined;
}

/** A line nobody could make a user name of, and why. */
export interface UnreadableLine {
  readonly line: string;
}

/** What a pasted list was understood to say. */
export interface ReadNames {
  readonly names: readonly CapturedName[];
  readonly unreadable: readonly UnreadableLine[];
}

/** What saving a capture would mean, shown before it is saved. */
export interface CapturePreview {
  readonly story: StoryId;
  /** Never seen on any story of this account. */
  readonly fresh: readonly CapturedName[];
  /** Known already, but new on this story. */
  readonly seenBefore: readonly CapturedName[];
  /** Already captured for this story: nothing new. */
  readonly alreadyHere: readonly CapturedName[];
  readonly unreadable: readonly UnreadableLine[];
}

/** What a saved capture did. */
export interface CaptureOutcome {
  readonly fresh: number;
  readonly seenBefore: number;
  readonly alreadyHere: number;
  readonly unreadable: number;
  /** Viewers who became Warm, or Hot, through it. */
  readonly risen: number;
}

/** Why a capture could not be saved. */
export type CaptureRefusal =
  | { readonly kind: 'no-names' }
  | { readonly kind: 'unknown-story' }
  | { readonly kind: 'story-over' };
