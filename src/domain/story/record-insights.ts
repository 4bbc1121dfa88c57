import { markBoardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { StoryId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { InsightSample } from './story-insights.ts';

/** Keeps what Instagram said about a story, and has its board show it, also once the story is over. */
export async function recordInsights(
  desk: Desk,
  stores: Transaction,
  account: Account,
  story: StoryId,
  sample: InsightSample,
): Promise<void> {
  const isNews = await stores.insights.add(account, story, sample);
  // Instagram also tells of stories that ended before we were connected: they have no board.
  if (!isNews || !(await stores.stories.find(account.team, account.id, story))) return;
  await markBoardStale(desk, stores, account, story, desk.clock.now(), 'counts');
}
