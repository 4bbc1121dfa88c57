import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addSeconds } from '../duration.ts';
import type { StoryId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import { editLane, postLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import { boardOf, cardOf, type Post, type Subject } from './post.ts';

/** Lifts Hot above any heat a Warm lead can have, and boards above both when they are new. */
const hotLift = 1_000_000;
const boardLift = 10_000_000;

/** Where a card stands in the line for Slack: Hot before Warm, hottest first. */
export const cardPriority = (lead: Pick<Lead, 'segment' | 'heat'>) =>
  (lead.segment === 'hot' ? hotLift : 0) + lead.heat;

/** Has the card redrawn. It must be called in the transaction that changed what the card shows. */
export async function markCardStale(stores: Transaction, account: Account, lead: Lead, dueAt: Date): Promise<void> {
  const subject = cardOf(lead.id);
  const post = await stores.posts.find(lead.team, subject);
  await schedulePublication(stores, account, subject, post, cardPriority(lead), dueAt);
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

async function schedulePublication(
  stores: Transaction,
  account: Account,
  subject: Subject,
  post: Post | undefined,
  priority: number,
  dueAt: Date,
): Promise<void> {
  if (post?.state === 'deleted') return; // a person took it away; it is not put back
  const lane = post?.messageTs ? editLane : postLane(account.desk);
  await stores.tasks.schedule({ team: account.team, kind: 'publish', key: subject, dueAt, lane, priority });
}
