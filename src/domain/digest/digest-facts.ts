import type { Figures } from '../figures/figures.ts';
import type { StoryId } from '../ids.ts';
import type { LocalDay } from '../local-day.ts';
import type { Story } from '../story/story.ts';
import type { LatestInsights } from '../story/story-insights.ts';
import type { Account } from '../team/account.ts';
import type { Template } from '../template/template.ts';
import type { TemplateStanding } from './judge-templates.ts';
import type { UsualDay } from './usual-day.ts';

/** Everything the digest of one local day shows, read in one go. */
export interface DigestFacts {
  /** Whose desk it is: the first one's language, time zone and hour count. */
  readonly account: Account;
  readonly day: LocalDay;
  /** Up to when anything counts. */
  readonly asOf: Date;
  /** The day is not over: shown on request, never posted. */
  readonly isSoFar: boolean;
  /** It stands in the channel, or is on its way there: it has a thread. */
  readonly isPosted: boolean;
  readonly waits: Waits;
  readonly figures: Figures;
  /** Undefined on the first such weekday. */
  readonly usual: UsualDay | undefined;
  /** The last seven days, this one last, each as known on its own next morning. */
  readonly trend: readonly TrendDay[];
  /** The last fourteen days: of one day no template can be judged. */
  readonly templates: TemplateStanding;
  /** By key, also those that are archived by now. */
  readonly library: readonly Template[];
  /** Live on the day, or who brought its leads. */
  readonly stories: readonly Story[];
  /** What Instagram told of them by then. */
  readonly insights: ReadonlyMap<StoryId, LatestInsights>;
  /** Days before this one whose digest was never posted, because nobody was there to post it. */
  readonly missedDays: readonly LocalDay[];
}

/** What waits for us, whichever day it is from. */
export interface Waits {
  /** When it was looked at. */
  readonly at: Date;
  /** Nobody has them. */
  readonly hot: number;
  readonly warm: number;
  /** Since when the longest waiting Hot lead that nobody has waits. */
  readonly oldestHotAt: Date | undefined;
  /** Somebody has them, it is our turn, and they are late. */
  readonly missed: number;
  /** Messages of which nobody knows whether they arrived. */
  readonly unconfirmed: number;
}

export interface TrendDay {
  readonly day: LocalDay;
  readonly opened: number;
  readonly answered: number;
  readonly replied: number;
}

/** Whether there is nothing to tell but that. */
export const isQuiet = ({ figures, waits }: DigestFacts): boolean =>
  figures.leads.opened === 0 &&
  figures.touches.sent === 0 &&
  figures.money.conversions === 0 &&
  figures.money.refunds === 0 &&
  waits.hot + waits.warm + waits.missed + waits.unconfirmed === 0;
