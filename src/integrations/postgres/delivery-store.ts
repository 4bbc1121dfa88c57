import { type Kysely, sql } from 'kysely';
import type { Delivery, DeliveryStore } from '../../domain/delivery/delivery.ts';
import { unrouted } from '../../domain/delivery/read-deliveries.ts';
import { addSeconds } from '../../domain/duration.ts';
import { bodyOf } from './delivery-intake.ts';
import type { Schema } from './schema.ts';
import { CannotOpenSealed, type Sealer } from './sealing.ts';

export interface Reading {
  /** Who reads: one name per process. */
  readonly reader: string;
  readonly now: Date;
  /** When another may begin what this reader has not finished, for it may have died of it. */
  readonly leaseSeconds: number;
  readonly limit: number;
}

/**
 * Begins to read up to `limit` deliveries, the oldest, and says which. `takeBegun` gives them to this reader alone.
 *
 * Committed by itself, before anything is read: a delivery that kills its reader has its attempt counted all the same.
 * And counted once, however many processes look for work in the same second, because a begun one is theirs who began it.
 *
 * One that was begun before and not finished is begun alone: it may be what killed its reader, and those that were
 * read beside it would be counted, and in the end set aside, with it.
 */
export async function beginDeliveries(
  db: Kysely<Schema>,
  { reader, now, leaseSeconds, limit }: Reading,
): Promise<readonly string[]> {
  const { rows } = await sql<{ delivery_id: string }>`
    with waiting as (
      select team_id, delivery_id, attempts, received_at from delivery
      where read_at is null and (lease_until is null or lease_until <= ${now})
      order by received_at limit ${limit} for update skip locked
    ),
    oldest as (
      select delivery_id, attempts from waiting order by received_at, delivery_id limit 1
    ),
    next as (
      select waiting.team_id, waiting.delivery_id from waiting, oldest
      where case when oldest.attempts > 0 then waiting.delivery_id = oldest.delivery_id else waiting.attempts = 0 end
    )
    update delivery set reader = ${reader}, lease_until = ${addSeconds(now, leaseSeconds)}, attempts = attempts + 1
    from next where delivery.team_id = next.team_id and delivery.delivery_id = next.delivery_id
    returning delivery.delivery_id
  `.execute(db);
  return rows.map((row) => row.delivery_id);
}

export interface DeliveryStoreParts {
  /** For `takeBegun`, a transaction. */
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  /** The name that was given to `beginDeliveries`. */
  readonly reader: string;
  /** Told of a delivery whose key is missing. It stays unread until the key is back, and holds up no other. */
  readonly onUnopenable: (fault: CannotOpenSealed) => void;
}

/**
 * Deliveries are read in the order of arrival, but several in one instant, and one that was not finished comes again
 * after later ones. Fewer than so many at once, so there is no need to look through all that were ever read.
 */
const readOutOfTurn = 1_000;

/** The domain's deliveries, as rows with sealed bodies. */
export function postgresDeliveryStore({ db, sealer, reader, onUnopenable }: DeliveryStoreParts): DeliveryStore {
  return {
    async takeBegun(ids) {
      const rows = await db
        .selectFrom('delivery')
        .select(['delivery_id', 'received_at', 'body_sealed', 'attempts'])
        .where('team_id', '=', unrouted)
        .where('delivery_id', '=', anyOf(ids))
        .where('reader', '=', reader)
        .where('read_at', 'is', null)
        .orderBy('received_at')
        // Not `skip locked`: whoever looks for work holds our rows for a moment, just to see that they are begun.
        .forUpdate()
        .execute();

      const deliveries: Delivery[] = [];
      const unopenable: string[] = [];
      for (const { delivery_id: id, received_at: receivedAt, body_sealed: sealed, attempts } of rows) {
        try {
          deliveries.push({ id, receivedAt, attempts, body: sealer.open(sealed ?? Buffer.alloc(0), bodyOf(id)) });
        } catch (fault) {
          if (!(fault instanceof CannotOpenSealed)) throw fault;
          onUnopenable(fault);
          unopenable.push(id);
        }
      }
      if (unopenable.length > 0) await giveBack(db, reader, unopenable);
      return deliveries;
    },

    async markRead(ids, now) {
      if (ids.length === 0) return;
      await db
        .updateTable('delivery')
        .set({ read_at: now, body_sealed: null, reader: null, lease_until: null })
        .where('team_id', '=', unrouted)
        .where('delivery_id', '=', anyOf(ids))
        .execute();
    },

    async lastReceivedAt() {
      const { rows } = await sql<{ last: Date | null }>`
        select greatest(
          (select max(received_at) from delivery where read_at is null),
          (select max(received_at) from (
            select received_at from delivery where read_at is not null order by read_at desc limit ${readOutOfTurn}
          ) as latest)
        ) as last
      `.execute(db);
      return rows[0]?.last ?? undefined;
    },

    async quarantine({ team, delivery, place, reason, detail, receivedAt, raw }) {
      const binding = { table: 'quarantined_entry', column: 'body_sealed', key: [team, delivery, place] };
      const body = raw instanceof Uint8Array ? raw : (JSON.stringify(raw) ?? '');
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('quarantined_entry')
        .values({
          team_id: team,
          delivery_id: delivery,
          place,
          reason,
          detail,
          received_at: receivedAt,
          body_sealed: sealer.seal(body, binding),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** Nothing is counted against them; they come again when the lease has ended. */
export async function giveBack(db: Kysely<Schema>, reader: string, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('delivery')
    .set((row) => ({ reader: null, attempts: row('attempts', '-', 1) }))
    .where('team_id', '=', unrouted)
    .where('delivery_id', '=', anyOf(ids))
    .where('reader', '=', reader)
    .execute();
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::text[])`;
