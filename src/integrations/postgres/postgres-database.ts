import type { Kysely } from 'kysely';
import type { Clock, IdSource } from '../../domain/clock.ts';
import type { Database, Stores, Transaction } from '../../domain/database.ts';
import { postgresAccountStore } from './account-store.ts';
import { postgresAlarmStore } from './alarm-store.ts';
import { attempt } from './attempt.ts';
import { postgresCaptureStore } from './capture-store.ts';
import { postgresConversionStore } from './conversion-store.ts';
import { postgresCostStore } from './cost-store.ts';
import { postgresDeliveryStore } from './delivery-store.ts';
import { postgresDeskReader } from './desk-reader.ts';
import { postgresDigestStore } from './digest-store.ts';
import { postgresFiguresReader } from './figures-reader.ts';
import { postgresInsightStore } from './insight-store.ts';
import { postgresLeadStore } from './lead-store.ts';
import { postgresLogReader } from './log-reader.ts';
import { postgresMessageStore } from './message-store.ts';
import { personReader } from './person-reader.ts';
import { postgresPostStore } from './post-store.ts';
import { retryChanges } from './retry-changes.ts';
import { retryTransaction } from './retry-transaction.ts';
import type { Schema } from './schema.ts';
import type { CannotOpenSealed, Sealer } from './sealing.ts';
import { postgresSignalStore } from './signal-store.ts';
import { postgresStoryStore } from './story-store.ts';
import { postgresSuppressionStore } from './suppression-store.ts';
import { postgresTaskStore } from './task-store.ts';
import { postgresTemplateStore } from './template-store.ts';
import { postgresTouchStore } from './touch-store.ts';
import { postgresViewerStore } from './viewer-store.ts';
import { postgresWaitsReader } from './waits-reader.ts';

export interface PostgresDatabaseParts {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** 0 ≤ x < 1; spreads the waits of transactions that collided. */
  readonly random: () => number;
  /** By default in the machine's own time. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** The name this process gives to `beginDeliveries`. */
  readonly reader: string;
  readonly onUnopenable: (fault: CannotOpenSealed) => void;
  /** Called after each commit of a transaction that scheduled tasks. */
  readonly onTasks: () => void;
}

export interface PostgresDatabase extends Database {
  /** The same as `transaction`, for work that also writes what the domain does not know of, such as how a task ended. */
  transact<T>(work: (tx: Kysely<Schema>, stores: Transaction) => Promise<T>): Promise<T>;
}

/**
 * The domain's database over Postgres or PGlite.
 *
 * Inside a transaction use only what it hands out: `stores` needs a second connection, and PGlite has one.
 */
export function postgresDatabase(parts: PostgresDatabaseParts): PostgresDatabase {
  const transact: PostgresDatabase['transact'] = async (work) => {
    let hasTasks = false;
    const result = await retryChanges(() =>
      retryTransaction(
        parts.db,
        parts.random,
        (tx) => {
          hasTasks = false; // what an earlier try scheduled was undone with it
          const stores = storesOver(tx, parts, () => {
            hasTasks = true;
          });
          return work(tx, { ...stores, attempt: (trial) => attempt(tx, trial) });
        },
        parts.sleep,
      ),
    );
    if (hasTasks) parts.onTasks();
    return result;
  };
  return {
    stores: storesOver(parts.db, parts, parts.onTasks),
    transact,
    transaction: (work) => transact((_tx, stores) => work(stores)),
  };
}

function storesOver(db: Kysely<Schema>, parts: PostgresDatabaseParts, onScheduled: () => void): Stores {
  const { sealer, clock, ids, reader, onUnopenable } = parts;
  const suppressions = postgresSuppressionStore(db);
  return {
    accounts: postgresAccountStore(db, sealer),
    viewers: postgresViewerStore(db),
    signals: postgresSignalStore(db),
    messages: postgresMessageStore(db, sealer),
    touches: { ...postgresTouchStore(db, sealer), ...personReader(db, suppressions) },
    suppressions,
    leads: postgresLeadStore(db, sealer),
    conversions: postgresConversionStore(db),
    costs: postgresCostStore(db),
    stories: postgresStoryStore(db),
    insights: postgresInsightStore(db),
    captures: postgresCaptureStore(db),
    templates: postgresTemplateStore(db),
    posts: postgresPostStore(db),
    tasks: postgresTaskStore({ db, clock, ids }, onScheduled),
    alarms: postgresAlarmStore(db),
    deliveries: postgresDeliveryStore({ db, sealer, reader, onUnopenable }),
    desk: postgresDeskReader(db, sealer),
    figures: postgresFiguresReader(db),
    waits: postgresWaitsReader(db),
    digests: postgresDigestStore(db),
    log: postgresLogReader(db, sealer),
  };
}
