import type { ViewerId } from '../../../src/domain/ids.ts';
import type { SuppressionStore } from '../../../src/domain/suppression/suppression-store.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import type { Identity } from '../../../src/domain/viewer/viewer-store.ts';
import type { EngineTransaction } from './engine.ts';
import { byTime } from './order.ts';
import { removeRow } from './statements.ts';
import { identities, keyOf, suppressions } from './tables.ts';

export function modelSuppressionStore(tx: EngineTransaction): SuppressionStore {
  const place = (account: Account, identity: string) => keyOf(account.team, account.id, identity);

  const identitiesOf = (account: Account, viewer: ViewerId): Identity[] =>
    [...tx.rows(identities)].flatMap((row) =>
      row.team === account.team && row.account === account.id && row.viewer === viewer
        ? (row.identity as Identity)
        : [],
    );

  const earliest = (account: Account, of: readonly string[]) =>
    of
      .flatMap((identity) => tx.get(suppressions, place(account, identity)) ?? [])
      .toSorted((a, b) => byTime(a.since, b.since))[0];

  const store: SuppressionStore = {
    async find(account, viewer) {
      const found = earliest(account, identitiesOf(account, viewer));
      return found && { since: found.since, by: found.by };
    },

    async add(account, of, by, actor, since) {
      if (of.length === 0) return false;
      const known = earliest(account, of);
      for (const identity of of) {
        const key = place(account, identity);
        await tx.lock(suppressions, key);
        const before = tx.get(suppressions, key);
        if (before && before.since <= since) continue;
        await tx.put(suppressions, key, { team: account.team, account: account.id, identity, since, by, actor });
      }
      return known === undefined;
    },

    addViewer: (account, viewer, by, actor, since) =>
      store.add(account, identitiesOf(account, viewer), by, actor, since),

    async lift(account, viewer) {
      for (const identity of identitiesOf(account, viewer)) {
        await removeRow(tx, suppressions, place(account, identity), () => true);
      }
    },
  };
  return store;
}
