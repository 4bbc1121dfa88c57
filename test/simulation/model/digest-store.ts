import type { DigestStore } from '../../../src/domain/digest/digest-store.ts';
import type { EngineTransaction } from './engine.ts';
import { byText } from './order.ts';
import { insertRow } from './statements.ts';
import { digests, keyOf } from './tables.ts';

export function modelDigestStore(tx: EngineTransaction): DigestStore {
  return {
    find: async (team, channel, day) => tx.get(digests, keyOf(team, channel, day))?.digest,

    add: (digest, now) =>
      insertRow(tx, digests, keyOf(digest.team, digest.channel, digest.day), { digest, madeAt: now }),

    async lastDays(team, channel, limit) {
      return [...tx.rows(digests)]
        .filter(({ digest }) => digest.team === team && digest.channel === channel)
        .map(({ digest }) => digest.day)
        .toSorted((a, b) => byText(b, a))
        .slice(0, limit);
    },
  };
}
