import type { LeadId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Story } from './story.ts';

/** A Warm lead that waits in the board's list, in place of a card of its own. */
export interface ListedLead {
  readonly lead: LeadId;
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  readonly score: number;
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
  /** Cards that wait for Slack's pace. */
  readonly cardsQueued: number;
}
