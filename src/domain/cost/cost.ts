import type { AccountId, CostKey, SlackUserId, StoryId, TeamId } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { CostDays } from './cost-days.ts';

/** Money spent, spread evenly over whole days where the account is: for a story, a campaign, or neither. */
export interface Cost extends CostDays {
  readonly team: TeamId;
  readonly account: AccountId;
  /** Told again under one key, the later takes the place of the earlier. */
  readonly key: CostKey;
  readonly story: StoryId | undefined;
  readonly campaign: string | undefined;
  readonly value: Money;
  readonly recordedAt: Date;
  /** Undefined when a file told it. */
  readonly by: SlackUserId | undefined;
}

/** What no key of a file may begin with: it is how those noted in Slack do. */
export const slackPrefix = 'slack:';
