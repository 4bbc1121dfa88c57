import type { AccountId, StoryId, TeamId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Story } from './story.ts';
import type { InsightSample, LatestInsights } from './story-insights.ts';

/** What Instagram said about stories while it still did. */
export interface InsightStore {
  /**
   * Keeps a sample once per story, instant and source. Of two with these in common the same one stays, whatever their
   * order.
   *
   * @returns whether it is news
   */
  add(account: Account, story: StoryId, sample: InsightSample): Promise<boolean>;
  /** All samples of a story, oldest first. */
  ofStory(team: TeamId, account: AccountId, story: StoryId): Promise<readonly InsightSample[]>;
  /** What was known last of each of these stories at `asOf`, in one query; stories without any sample are absent. */
  latestOf(
    team: TeamId,
    stories: readonly Pick<Story, 'account' | 'id'>[],
    asOf?: Date,
  ): Promise<ReadonlyMap<StoryId, LatestInsights>>;
}
