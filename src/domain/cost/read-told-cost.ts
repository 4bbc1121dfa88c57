import { costKey, type StoryId, storyId } from '../ids.ts';
import { type Money, type MoneyRefusal, readMoney } from '../lead/money.ts';
import { readLocalDay } from '../local-day.ts';
import { isOutsideName } from '../outside-name.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type Cost, slackPrefix } from './cost.ts';
import { type CostDaysRefusal, checkCostDays } from './cost-days.ts';

/** The columns of a file of costs. */
export const costFields = ['id', 'starts_on', 'ends_on', 'amount', 'currency', 'story', 'campaign'] as const;
export type CostField = (typeof costFields)[number];

export type WrittenCost = { readonly [Field in CostField]?: string | undefined };

/** A cost as a file tells it. */
export type ToldCost = Pick<Cost, 'key' | 'startsOn' | 'endsOn' | 'value' | 'story' | 'campaign'>;

/** Why one field can't be read. */
export interface CostProblem {
  readonly field: CostField;
  readonly kind:
    | MoneyRefusal['kind']
    | CostDaysRefusal
    | 'missing'
    | 'not-a-key'
    | 'reserved'
    | 'not-a-day'
    | 'not-a-campaign'
    | 'unknown-story';
}

/**
 * Reads one cost, with everything that is wrong about it at once. It is of one day when no other end is given.
 *
 * @param stories those that are known
 */
export function readToldCost(
  written: WrittenCost,
  stories: ReadonlySet<StoryId>,
): Result<ToldCost, readonly CostProblem[]> {
  const problems: CostProblem[] = [];
  const wrong = (field: CostField, kind: CostProblem['kind']) => {
    problems.push({ field, kind });
    return undefined;
  };
  const text = (field: CostField) => written[field]?.trim() || undefined;

  const id = text('id');
  if (id === undefined) wrong('id', 'missing');
  else if (id.startsWith(slackPrefix)) wrong('id', 'reserved');
  else if (!isOutsideName(id)) wrong('id', 'not-a-key');

  const startsOn = text('starts_on');
  const endsOn = text('ends_on') ?? startsOn;
  if (startsOn === undefined) wrong('starts_on', 'missing');
  else if (!readLocalDay(startsOn)) wrong('starts_on', 'not-a-day');
  else if (endsOn !== undefined && !readLocalDay(endsOn)) wrong('ends_on', 'not-a-day');
  else {
    const days = checkCostDays({ startsOn, endsOn: endsOn ?? startsOn });
    if (!days.ok) wrong('ends_on', days.refusal);
  }

  const value = readValue(text('amount'), text('currency'), wrong);
  const story = text('story');
  if (story !== undefined && !stories.has(storyId(story))) wrong('story', 'unknown-story');
  const campaign = text('campaign');
  if (campaign !== undefined && !isOutsideName(campaign)) wrong('campaign', 'not-a-campaign');

  if (problems.length > 0) return refuse(problems);
  if (!id || !startsOn || !endsOn || !value) throw new Error('Expected a whole cost, since nothing was wrong');
  return accept({
    key: costKey(id),
    startsOn,
    endsOn,
    value,
    story: story === undefined ? undefined : storyId(story),
    campaign,
  });
}

function readValue(
  amount: string | undefined,
  currency: string | undefined,
  wrong: (field: 'amount' | 'currency', kind: CostProblem['kind']) => undefined,
): Money | undefined {
  if (amount === undefined) wrong('amount', 'missing');
  if (currency === undefined) wrong('currency', 'missing');
  if (amount === undefined || currency === undefined) return undefined;
  const money = readMoney(amount, currency);
  if (money.ok) return money.value;
  return wrong(money.refusal.kind === 'unknown-currency' ? 'currency' : 'amount', money.refusal.kind);
}
