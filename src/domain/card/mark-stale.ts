import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addSeconds } from '../duration.ts';
import type { StoryId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import { cardPriority } from './card-priority.ts';
import { markThreadStale } from './mark-thread-stale.ts';
import { boardOf, cardOf } from './post.ts';
import { schedulePublication } from './schedule-publication.ts';

/** Lifts boards above any card when they are new. */
const boardLift = 10_000_000;

/**
 * Has the card redrawn, and what stands in its thread. It must be called in the transaction that changed what they
 * show.
 */
export async function markCardStale(stores: Transaction, account: Account, lead: Lead, dueAt: Date): Promise<void> {
  const subject = cardOf(lead.id);
  const post = await stores.posts.find(lead.team, subject);
  await schedulePublication(stores, account, subject, post, cardPriority(lead), dueAt);
  await markThreadStale(stores, account, lead, dueAt);
}

/**
 * Has the board redrawn: at once when a person changed it, within seconds when only its counts moved, so that a rush
 * of viewers costs a few edits and not thousands.
 */
export async function markBoardStale(
  desk: Desk,
  stores: Transaction,
  account: Account,
  story: StoryId,
  now: Date,
  why: 'person' | 'counts',
): Promise<void> {
  const subject = boardOf(account.id, story);
  const post = await stores.posts.find(account.team, subject);
  const dueAt = why === 'counts' && post?.messageTs ? addSeconds(now, desk.settings.rhythm.boardRefreshSeconds) : now;
  const priority = post?.messageTs && why === 'counts' ? -boardLift : boardLift;
  await schedulePublication(stores, account, subject, post, priority, dueAt);
}

/** Has the account's live boards redrawn, for what they say of the whole desk: the Warm list, and how many cards wait. */
export async function markBoardsStale(desk: Desk, stores: Transaction, account: Account, now: Date): Promise<void> {
  for (const story of await stores.stories.live(account.team, [account.id])) {
    await markBoardStale(desk, stores, account, story.id, now, 'counts');
  }
}
