import type { CostStore } from '../../../src/domain/cost/cost-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { byTime } from './order.ts';
import { costs, keyOf } from './tables.ts';

export function modelCostStore(tx: EngineTransaction): CostStore {
  const ofAccount = ({ team, id }: Account) =>
    [...tx.rows(costs)].filter((row) => row.team === team && row.account === id).map(({ cost }) => cost);

  return {
    find: async (account, keys) => ofAccount(account).filter(({ key }) => keys.includes(key)),

    async put({ team, id: account }, told) {
      for (const one of told) {
        const cost = { ...one, team, account };
        await tx.put(costs, keyOf(team, account, cost.key), { team, account, cost });
      }
    },

    async lastCurrency(account) {
      const [last] = ofAccount(account).toSorted((a, b) => byTime(b.recordedAt, a.recordedAt));
      return last?.value.currency;
    },
  };
}
