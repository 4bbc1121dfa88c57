import type { DmContent, DmOptions } from '../viewer.ts';

export type DayLanguage = 'en' | 'fr' | 'nl';

/** A person of the day; what is here is what their profile says. */
export type DayPerson = {
  username: string;
  displayName: string;
  language: DayLanguage;
  followerCount: number;
  isVerified: boolean;
  followsAccount: boolean;
  followedByAccount: boolean;
};

/** The day's three stories. */
export type DayStory = 'morning' | 'noon' | 'evening';

/** Deliveries that no person causes, written by hand: what the field has seen and what an attacker would try. */
export type RawTrap =
  | 'numbers-for-ids'
  | 'times-in-every-unit'
  | 'unknown-kinds'
  | 'unknown-account'
  | 'broken-entry'
  | 'postback-from-customer-entry'
  | 'dashboard-test'
  | 'unsend-of-nothing'
  | 'flat-comment'
  | 'standby';

/** Every difficulty the day promises, besides the raw ones. */
export type ActedTrap =
  | 'duplicate-delivery'
  | 'own-answer-echo'
  | 'own-comment'
  | 'note-to-self'
  | 'unsend'
  | 'edit'
  | 'story-reply-without-url'
  | 'nul-and-lone-surrogate'
  | 'injection'
  | 'name-with-marks'
  | 'out-of-order'
  | 'seen-without-parties'
  | 'edit-with-zeros'
  | 'untold-message'
  | 'batch';

export type StoryDayTrap = RawTrap | ActedTrap;

/** Later acts name a message by the label in `as`. */
export type StoryDayAct =
  | { kind: 'post-story'; story: DayStory; mediaType: 'IMAGE' | 'VIDEO'; caption: string; linkUrl?: string }
  | { kind: 'post-picture'; caption: string }
  | {
      kind: 'view';
      viewer: DayPerson;
      story: DayStory;
      next: 'tap_forward' | 'tap_back' | 'tap_exit' | 'swipe_forward';
    }
  | { kind: 'story-reply'; viewer: DayPerson; story: DayStory; text: string; as?: string; withoutUrl?: boolean }
  | { kind: 'dm'; viewer: DayPerson; content: DmContent; as?: string; options?: DmOptions }
  | { kind: 'mention'; viewer: DayPerson }
  | { kind: 'share'; viewer: DayPerson; story: DayStory }
  | { kind: 'comment'; viewer: DayPerson; on: 'picture' | DayStory; text: string }
  | { kind: 'quick-reply'; viewer: DayPerson; title: string; payload: string }
  | { kind: 'ice-breaker'; viewer: DayPerson; title: string; payload: string }
  | { kind: 'ig-me-link'; viewer: DayPerson; ref: string }
  | { kind: 'react'; viewer: DayPerson; to: string; reaction: string; emoji: string }
  | { kind: 'unreact'; viewer: DayPerson; to: string }
  | { kind: 'unsend'; viewer: DayPerson; message: string }
  | { kind: 'edit'; viewer: DayPerson; message: string; text: string }
  | { kind: 'see'; viewer: DayPerson; message: string; withoutParties?: boolean }
  | { kind: 'follow'; viewer: DayPerson; story: DayStory }
  | { kind: 'visit-profile'; viewer: DayPerson; story: DayStory }
  | { kind: 'answer-in-app'; viewer: DayPerson; text: string; as?: string }
  | { kind: 'comment-as-owner'; text: string }
  | { kind: 'note-to-self'; text: string }
  /** Told last first, each in its own POST. */
  | { kind: 'backwards'; acts: StoryDayAct[] }
  /** Told in one POST. */
  | { kind: 'together'; acts: StoryDayAct[] }
  /** Told, then told again with the same bytes. */
  | { kind: 'repeated'; act: StoryDayAct; copies: number }
  | { kind: 'raw'; trap: RawTrap; viewer: DayPerson };

/** One act of the recorded day, in minutes since its start; `trap` names the difficulty it brings. */
export type TimedAct = { atMinutes: number; act: StoryDayAct; trap?: StoryDayTrap };
