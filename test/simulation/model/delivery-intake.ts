import { hash } from 'node:crypto';
import type { DeliveryIntake } from '../../../src/integrations/postgres/delivery-intake.ts';
import { groupCommit } from '../../../src/integrations/postgres/group-commit.ts';
import { deliveries } from './tables.ts';
import type { Transact } from './transact.ts';

const megabyte = 1024 * 1024;

export interface ModelIntakeParts {
  readonly transact: Transact;
  /** Lets the event loop turn once. */
  readonly turn: () => Promise<void>;
  readonly onKept?: () => void;
}

interface Arrived {
  readonly id: string;
  readonly receivedAt: Date;
  readonly body: Uint8Array;
}

/** Stores deliveries in groups, one group at a time; the same bytes once. */
export function modelDeliveryIntake({ transact, turn, onKept }: ModelIntakeParts): DeliveryIntake {
  const keep = groupCommit<Arrived>({
    maxItems: 500,
    turn,
    sizeOf: ({ body }) => (body.length * 4) / 3, // as base64, like the rows of the product
    maxSize: 8 * megabyte,
    maxWaitingSize: 64 * megabyte,
    isOneItemsFault: () => false,
    async write(arrived) {
      await transact(async (tx) => {
        for (const { id, receivedAt, body } of arrived.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
          await tx.lock(deliveries, id);
          if (tx.get(deliveries, id)) continue;
          const unread = { readAt: undefined, reader: undefined, leaseUntil: undefined, attempts: 0 };
          await tx.put(deliveries, id, { id, receivedAt, body, ...unread });
        }
      });
      onKept?.();
    },
  });
  return { keep: (body, receivedAt) => keep({ id: hash('sha256', body, 'hex'), receivedAt, body }) };
}
