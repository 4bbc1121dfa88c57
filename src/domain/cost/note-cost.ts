import type { Desk } from '../desk.ts';
import { costKey, type SlackUserId } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import { isOutsideName } from '../outside-name.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account } from '../team/account.ts';
import { type Cost, slackPrefix } from './cost.ts';
import { type CostDays, type CostDaysRefusal, checkCostDays } from './cost-days.ts';

/** What a teammate entered. */
export interface CostEntry extends CostDays {
  /** The modal it was entered in: sent twice, it is there once. */
  readonly view: string;
  readonly by: SlackUserId;
  readonly value: Money;
  readonly campaign: string | undefined;
}

/** Keeps a cost that a teammate noted in Slack. */
export async function noteCost(
  desk: Desk,
  account: Account,
  { view, by, startsOn, endsOn, value, campaign }: CostEntry,
): Promise<Result<Cost, CostDaysRefusal | 'not-a-campaign'>> {
  const days = checkCostDays({ startsOn, endsOn });
  if (!days.ok) return days;
  if (campaign !== undefined && !isOutsideName(campaign)) return refuse('not-a-campaign');
  const cost: Cost = {
    team: account.team,
    account: account.id,
    key: costKey(`${slackPrefix}${view}`),
    ...days.value,
    story: undefined,
    campaign,
    value,
    recordedAt: desk.clock.now(),
    by,
  };
  await desk.database.transaction(({ costs }) => costs.put(account, [cost]));
  return accept(cost);
}
