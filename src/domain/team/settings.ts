import type { SlackUserId } from '../ids.ts';
import type { LocalTime } from '../local-day.ts';
import type { SignalKind } from '../signal/signal.ts';
import type { WorkingHours } from './working-hours.ts';

/** How viewers are sorted; numbers are the users' guides' own. */
export interface SortingSettings {
  /** Any one of these makes Hot. */
  readonly hotKinds: readonly SignalKind[];
  /** Any one of these makes Warm. */
  readonly warmKinds: readonly SignalKind[];
  /** How long a signal counts, in days. */
  readonly rememberDays: number;
  /** So many views … */
  readonly repeatViews: number;
  /** … within so many hours make Warm. */
  readonly repeatViewHours: number;
  /** So many … */
  readonly loyalStories: number;
  /** … of the last so many stories make Warm. */
  readonly loyalOfStories: number;
  /** What each kind adds to the score. */
  readonly weights: Readonly<Record<SignalKind, number>>;
  /** After so many hours a signal weighs half. */
  readonly halfLifeHours: number;
  /** A signal that arrives later than this, in hours, is kept and counted and never opens a card. */
  readonly lateHours: number;
}

/** How long people may take, and how much the channel bears. */
export interface RhythmSettings {
  /** A claim returns to the queue after so many minutes without any action. */
  readonly leaseMinutes: number;
  /** A Hot lead should be claimed within so many minutes. */
  readonly hotClaimMinutes: number;
  /** A Hot lead should be answered within so many minutes. */
  readonly hotFirstTouchMinutes: number;
  /** A Warm lead should be answered within so many hours. */
  readonly warmFirstTouchHours: number;
  /** Warm cards per hour and desk; what is over it waits in the board's list. */
  readonly warmPostsPerHour: number;
  /** A board is redrawn at most every so many seconds for counts alone. */
  readonly boardRefreshSeconds: number;
  /** How often Instagram is asked for new stories, in minutes. */
  readonly storyPollMinutes: number;
}

/** How much is sent, and what may not be in it. */
export interface SendingSettings {
  /** Messages of one account within any hour. */
  readonly touchesPerHour: number;
  /** Messages to one person within any seven days that they have not answered. */
  readonly unansweredPerWeek: number;
  /** Messages by hand within any 24 hours to people who never wrote to the account. */
  readonly coldByHandPerDay: number;
  /** The same text goes to at most so many people … */
  readonly sameTextPeople: number;
  /** … within so many minutes. */
  readonly sameTextMinutes: number;
  /** The ids of the accounts for which Meta approved the Human Agent feature: answers by a person for seven days. */
  readonly humanAgentAccounts: readonly string[];
  /** Hosts that links may lead to, each with everything below it. */
  readonly linkHosts: readonly string[];
}

/** What our own time costs. */
export interface MoneySettings {
  /** Undefined: our time is not counted. */
  readonly wagePerHour: number | undefined;
  /** ISO 4217. */
  readonly wageCurrency: string;
  /** How long a message takes to write, in minutes. */
  readonly minutesPerTouch: number;
}

/** When the digest comes, and which hours count as work. */
export interface DigestSettings {
  /** The time of day for every account; undefined: as set in Slack. */
  readonly at: LocalTime | undefined;
  /** When people are at work, in the account's time zone; undefined: response times count around the clock. */
  readonly hours: WorkingHours | undefined;
  /** What an account has of its own, by its id. */
  readonly accounts: Readonly<
    Record<string, { readonly at?: LocalTime | undefined; readonly hours?: WorkingHours | undefined }>
  >;
}

/** Every threshold of the desk. Set as a whole in the settings file; see `defaultSettings`. */
export interface DeskSettings {
  readonly sorting: SortingSettings;
  readonly rhythm: RhythmSettings;
  readonly sending: SendingSettings;
  readonly money: MoneySettings;
  readonly digest: DigestSettings;
  /** Teammates who may do everything; when empty, the workspace's admins and owners. */
  readonly managers: readonly SlackUserId[];
}

export const defaultSettings: DeskSettings = {
  sorting: {
    hotKinds: ['story_reply', 'dm', 'mention', 'comment', 'sticker_tap', 'quick_reply', 'link_click', 'referral'],
    warmKinds: ['profile_visit', 'follow', 'reaction'],
    rememberDays: 7,
    repeatViews: 2,
    repeatViewHours: 24,
    loyalStories: 3,
    loyalOfStories: 5,
    weights: {
      story_reply: 40,
      dm: 40,
      quick_reply: 35,
      mention: 30,
      comment: 30,
      sticker_tap: 30,
      link_click: 30,
      referral: 30,
      reaction: 12,
      profile_visit: 12,
      follow: 12,
      view: 5,
    },
    halfLifeHours: 24,
    lateHours: 48,
  },
  rhythm: {
    leaseMinutes: 10,
    hotClaimMinutes: 2,
    hotFirstTouchMinutes: 20,
    warmFirstTouchHours: 6,
    warmPostsPerHour: 20,
    boardRefreshSeconds: 20,
    storyPollMinutes: 2,
  },
  sending: {
    touchesPerHour: 60,
    unansweredPerWeek: 4,
    coldByHandPerDay: 15,
    sameTextPeople: 10,
    sameTextMinutes: 60,
    humanAgentAccounts: [],
    linkHosts: ['instagram.com', 'ig.me'],
  },
  money: {
    wagePerHour: undefined,
    wageCurrency: 'EUR',
    minutesPerTouch: 3,
  },
  digest: { at: undefined, hours: undefined, accounts: {} },
  managers: [],
};
