import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Clock, IdSource } from '../../domain/clock.ts';
import type { Database, Stores, Transaction } from '../../domain/database.ts';
import { postgresAccountStore } from './account-store.ts';
import { postgresAlarmStore } from './alarm-store.ts';
import { attempt } from './attempt.ts';
import { postgresCaptureStore } from './capture-store.ts';
import { postgresDeliveryStore } from './delivery-store.ts';
import { postgresDeskReader } from './desk-reader.ts';
import { postgresLeadStore } from './lead-store.ts';
import { postgresMessageStore } from './message-store.ts';
import { postgresPostStore } from './post-store.ts';
import { retryTransaction } from './retry-transaction.ts';
import type { Schema } from './schema.ts';
import type { CannotOpenSealed, Sealer } from './sealing.ts';
import { postgresSignalStore } from './signal-store.ts';
import { postgresStoryStore } from './story-store.ts';
import { postgresTaskStore } from './task-store.ts';
import { postgresViewerStore } from './viewer-store.ts';

export interface PostgresDatabaseParts {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** 0 ≤ x < 1; spreads the waits of transactions that collided. */
  readonly random: () => number;
  /** The name this process gives to `beginDeliveries`. */
  readonly reader: string;
  readonly onUnopenable: (fault: CannotOpenSealed) => void;
  /** Called after each commit of a transaction that scheduled tasks. */
  readonly onTasks: () => void;
}

/**
 * The domain's database over Postgres or PGlite.
 *
 * Inside a transaction use only what it hands out: `stores` needs a second connection, and PGlite has one.
 */
export function postgresDatabase(parts: PostgresDatabaseParts): Database {
  return {
    stores: storesOver(parts.db, parts, parts.onTasks),

    async transaction(work) {
      let hasTasks = false;
      const result = await retryTransaction(parts.db, parts.random, (db) => {
        hasTasks = false;
        return work(
          transactionOver(db, parts, () => {
            hasTasks = true;
          }),
        );
      });
      if (hasTasks) parts.onTasks();
      return result;
    },
  };
}

/** What is kept inside the transaction `db`; for those who begin and end it themselves. */
export const transactionOver = (
  db: KyselyTransaction<Schema>,
  parts: PostgresDatabaseParts,
  onScheduled: () => void,
): Transaction => ({
  ...storesOver(db, parts, onScheduled),
  attempt: (work) => attempt(db, work),
});

function storesOver(db: Kysely<Schema>, parts: PostgresDatabaseParts, onScheduled: () => void): Stores {
  const { sealer, clock, ids, reader, onUnopenable } = parts;
  return {
    accounts: postgresAccountStore(db, sealer),
    viewers: postgresViewerStore(db),
    signals: postgresSignalStore(db),
    messages: postgresMessageStore(db, sealer),
    leads: postgresLeadStore(db),
    stories: postgresStoryStore(db),
    captures: postgresCaptureStore(db),
    posts: postgresPostStore(db),
    tasks: postgresTaskStore({ db, clock, ids }, onScheduled),
    alarms: postgresAlarmStore(db),
    deliveries: postgresDeliveryStore({ db, sealer, reader, onUnopenable }),
    desk: postgresDeskReader(db, sealer),
  };
}
