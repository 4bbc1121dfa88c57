import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import type { Cost } from './cost.ts';
import type { ToldCost } from './read-told-cost.ts';

/** What a cost of a file means. */
export interface CostStep {
  readonly kind: 'new' | 'replaced' | 'known';
  readonly cost: Cost;
}

/**
 * Keeps the costs of a file, each in place of the one with its key. What was told before as it is leaves no trace.
 *
 * @param told with each key at most once
 * @param dryRun only say what would be done
 */
export function importCosts(
  desk: Desk,
  account: Account,
  told: readonly ToldCost[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly CostStep[]> {
  return desk.database.transaction(async ({ costs }) => {
    const recordedAt = desk.clock.now();
    const found = await costs.find(
      account,
      told.map(({ key }) => key),
    );
    const known = new Map(found.map((cost) => [cost.key, cost]));
    const steps = told.map((one): CostStep => {
      const before = known.get(one.key);
      if (before && isSame(before, one)) return { kind: 'known', cost: before };
      const cost: Cost = { ...one, team: account.team, account: account.id, recordedAt, by: undefined };
      return { kind: before ? 'replaced' : 'new', cost };
    });
    const news = steps.filter(({ kind }) => kind !== 'known').map(({ cost }) => cost);
    if (!dryRun) await costs.put(account, news);
    return steps;
  });
}

const isSame = (before: Cost, told: ToldCost) =>
  before.startsOn === told.startsOn &&
  before.endsOn === told.endsOn &&
  before.story === told.story &&
  before.campaign === told.campaign &&
  before.value.amount === told.value.amount &&
  before.value.currency === told.value.currency;
