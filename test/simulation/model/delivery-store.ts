import type { Delivery, DeliveryStore } from '../../../src/domain/delivery/delivery.ts';
import { addSeconds } from '../../../src/domain/duration.ts';
import type { Reading } from '../../../src/integrations/postgres/delivery-store.ts';
import type { Engine, EngineTransaction } from './engine.ts';
import { lockRow } from './statements.ts';
import { type DeliveryRow, deliveries, keyOf, quarantined } from './tables.ts';
import type { Alone } from './transact.ts';

/** What came in, as plain rows with the bytes as they are. `reader` is the name that was given to `beginDeliveries`. */
export function modelDeliveryStore(tx: EngineTransaction, reader: string): DeliveryStore {
  return {
    async takeBegun(ids) {
      const isOurs = (row: DeliveryRow) => ids.includes(row.id) && row.reader === reader && row.readAt === undefined;
      const taken: Delivery[] = [];
      for (const { id } of [...tx.rows(deliveries)].filter(isOurs).toSorted(byArrival)) {
        await tx.lock(deliveries, id);
        const row = tx.get(deliveries, id);
        if (!row || !isOurs(row)) continue;
        const { receivedAt, attempts, body = new Uint8Array() } = row;
        taken.push({ id, receivedAt, attempts, body });
      }
      return taken;
    },

    async markRead(ids, now) {
      const read = { readAt: now, body: undefined, reader: undefined, leaseUntil: undefined };
      for (const id of ids.toSorted()) {
        if (!tx.get(deliveries, id)) continue;
        await tx.lock(deliveries, id);
        const row = tx.get(deliveries, id);
        if (row) await tx.put(deliveries, id, { ...row, ...read });
      }
    },

    async lastReceivedAt() {
      const [last] = [...tx.rows(deliveries)].toSorted(byArrival).toReversed();
      return last?.receivedAt;
    },

    async quarantine(entry) {
      const place = keyOf(entry.team, entry.delivery, entry.place);
      await tx.lock(quarantined, place);
      if (tx.get(quarantined, place)) return false;
      await tx.put(quarantined, place, entry);
      return true;
    },
  };
}

/**
 * Begins to read the oldest deliveries that nobody reads, and says which. One that was begun before and not finished is
 * begun alone.
 */
export function beginModelDeliveries(
  alone: Alone,
  { reader, now, leaseSeconds, limit }: Reading,
): Promise<readonly string[]> {
  return alone(async (tx) => {
    const waiting = [...tx.rows(deliveries)]
      .filter(({ readAt, leaseUntil }) => readAt === undefined && (leaseUntil === undefined || leaseUntil <= now))
      .filter(({ id }) => !tx.isTaken(deliveries, id))
      .toSorted(byArrival)
      .slice(0, limit);
    const [oldest] = waiting;
    const next = oldest && oldest.attempts > 0 ? [oldest] : waiting.filter(({ attempts }) => attempts === 0);
    const leaseUntil = addSeconds(now, leaseSeconds);
    // All at once, so that none is taken by somebody else before it is ours.
    await Promise.all(
      next.map((row) => tx.put(deliveries, row.id, { ...row, reader, leaseUntil, attempts: row.attempts + 1 })),
    );
    return next.map(({ id }) => id);
  });
}

/** Nothing is counted against them; they come again when the lease has ended. */
export function giveBackModelDeliveries(alone: Alone, reader: string, ids: readonly string[]): Promise<void> {
  return alone(async (tx) => {
    for (const id of ids) {
      const row = await lockRow(tx, deliveries, id);
      if (row?.reader === reader)
        await tx.put(deliveries, id, { ...row, reader: undefined, attempts: row.attempts - 1 });
    }
  });
}

/** When the next delivery may be begun; it may have passed. Undefined when all are read. */
export function nextReading(engine: Pick<Engine, 'committed'>): Date | undefined {
  const unread = [...engine.committed(deliveries)].filter(({ readAt }) => readAt === undefined);
  return unread.map(waitsUntil).toSorted((one, other) => one.getTime() - other.getTime())[0];
}

const waitsUntil = ({ leaseUntil, receivedAt }: DeliveryRow) => leaseUntil ?? receivedAt;
const byArrival = (a: DeliveryRow, b: DeliveryRow) =>
  a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1);
