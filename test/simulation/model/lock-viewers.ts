import type { ViewerId } from '../../../src/domain/ids.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { EngineTransaction } from './engine.ts';
import { byText } from './order.ts';
import { lockRow } from './statements.ts';
import { keyOf, type ViewerRow, viewers } from './tables.ts';

/** Those that are there, in order. */
export async function lockViewers(
  tx: EngineTransaction,
  account: Account,
  ids: ReadonlySet<ViewerId>,
): Promise<ViewerRow[]> {
  const keys = [...ids].toSorted(byText).map((id) => keyOf(account.team, account.id, id));
  const locked: ViewerRow[] = [];
  for (const key of keys.filter((one) => tx.get(viewers, one) !== undefined)) {
    const row = await lockRow(tx, viewers, key);
    if (row) locked.push(row);
  }
  return locked;
}
