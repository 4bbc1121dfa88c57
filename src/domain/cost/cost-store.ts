import type { CostKey } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Cost } from './cost.ts';

export interface CostStore {
  /** Those of these that are known. One query for any number. */
  find(account: Account, keys: readonly CostKey[]): Promise<readonly Cost[]>;
  /** Keeps costs, each in place of the one with its key. */
  put(account: Account, costs: readonly Cost[]): Promise<void>;
  /** The currency of the cost that was noted last. */
  lastCurrency(account: Account): Promise<string | undefined>;
}
