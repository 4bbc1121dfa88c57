import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { unrouted } from '../../domain/delivery/read-deliveries.ts';
import { groupCommit } from './group-commit.ts';
import type { Schema } from './schema.ts';
import type { RowBinding, Sealer } from './sealing.ts';

export interface DeliveryIntake {
  /**
   * Keeps the bytes of one webhook POST; resolves when they are durable. The same bytes are kept once.
   *
   * Rejects when they could not be stored (`TooMuchWaiting`, or the database's fault): then Meta must send them again.
   */
  keep(body: Uint8Array, receivedAt: Date): Promise<void>;
}

const megabyte = 1024 * 1024;

/** A delivery as its row holds it. */
interface SealedDelivery {
  readonly id: string;
  readonly receivedAt: string;
  /** As base64. */
  readonly sealed: string;
}

export interface DeliveryIntakeParts {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  /** Lets the event loop turn once. */
  readonly turn: () => Promise<void>;
  /** Wakes whoever reads what was stored. */
  readonly onKept?: () => void;
}

/** Stores deliveries in groups, one group at a time. */
export function deliveryIntake({ db, sealer, turn, onKept }: DeliveryIntakeParts): DeliveryIntake {
  const keep = groupCommit<SealedDelivery>({
    maxItems: 500,
    turn,
    sizeOf: ({ sealed }) => sealed.length,
    maxSize: 8 * megabyte,
    maxWaitingSize: 64 * megabyte,
    isOneItemsFault: isAboutValues,
    async write(deliveries) {
      // Another process may write the same repetitions now: in the same order neither waits for the other in a circle.
      const rows = deliveries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      // Three arrays and base64: PGlite takes twice as long over a parameter for each value, and over bytes as such.
      await sql`
        insert into delivery (team_id, delivery_id, received_at, body_sealed)
        select ${unrouted}, id, received_at, decode(sealed, 'base64')
        from unnest(
          ${rows.map((row) => row.id)}::text[],
          ${rows.map((row) => row.receivedAt)}::timestamptz[],
          ${rows.map((row) => row.sealed)}::text[]
        ) as row (id, received_at, sealed)
        on conflict do nothing
      `.execute(db);
      onKept?.();
    },
  });
  return {
    async keep(body, receivedAt) {
      const id = hash('sha256', body, 'hex');
      // Sealed on arrival, while the write before is on its way.
      const sealed = sealer.seal(body, bodyOf(id)).toString('base64');
      await keep({ id, receivedAt: receivedAt.toISOString(), sealed });
    },
  };
}

/** Where the bytes of a delivery are sealed. */
export const bodyOf = (deliveryId: string): RowBinding => ({
  table: 'delivery',
  column: 'body_sealed',
  key: [unrouted, deliveryId],
});

/** Class 22, data exception, and class 23, integrity constraint violation. */
function isAboutValues(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && /^2[23]/.test(fault.code);
}
