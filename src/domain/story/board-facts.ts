import type { LeadId } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { Account } from '../team/account.ts';
import type { Story } from './story.ts';
import type { LatestInsights } from './story-insights.ts';

/** A Warm lead that waits in the board's list, in place of a card of its own. */
export interface ListedLead {
  readonly lead: LeadId;
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  readonly score: number;
}

/** What has come of a story's leads, however far they are. */
export interface StoryResults {
  /** Leads that the story has opened, by their segment now. */
  readonly hot: number;
  readonly warm: number;
  /** To whom we have written. */
  readonly answered: number;
  readonly won: number;
  /** What the won ones were worth, as far as somebody said: one sum per currency. */
  readonly worth: readonly Money[];
}

/** Everything a board shows. Its countdown is a Slack date that each client computes, so waiting needs no edits. */
export interface BoardFacts {
  readonly story: Story;
  readonly account: Account;
  /** Leads of this story that wait or are worked on. */
  readonly hotWaiting: number;
  readonly warmWaiting: number;
  readonly claimed: number;
  readonly dismissed: number;
  /** Viewers known of this story, silent ones included. */
  readonly viewers: number;
  /** Since when the longest waiting Hot lead waits. */
  readonly oldestHotAt: Date | undefined;
  /** Hottest Warm leads without a card, at most ten. */
  readonly listed: readonly ListedLead[];
  /** How many Warm leads have no card, those not shown in `listed` included. */
  readonly listedCount: number;
  readonly results: StoryResults;
  /** What Instagram said last of the story. */
  readonly insights: LatestInsights;
  /** Replies to the story that reached us. */
  readonly repliesReceived: number;
  /** Cards that wait for Slack's pace. */
  readonly cardsQueued: number;
}
