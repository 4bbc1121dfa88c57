import type { RequestListener } from 'node:http';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { WorkspaceConfig } from '../config.ts';
import type { Clock, IdSource } from '../domain/clock.ts';
import type { Database } from '../domain/database.ts';
import type { TaskHandler } from '../domain/task/task-handler.ts';
import type { TaskQueue } from '../domain/task/task-queue.ts';
import { type HttpServer, type HttpServerOptions, httpServer } from '../integrations/http/http-server.ts';
import { type DeliveryIntake, deliveryIntake } from '../integrations/postgres/delivery-intake.ts';
import { beginDeliveries, giveBack, type Reading } from '../integrations/postgres/delivery-store.ts';
import { postgresDatabase } from '../integrations/postgres/postgres-database.ts';
import { pruneTask } from '../integrations/postgres/prune-task.ts';
import { takeOver } from '../integrations/postgres/take-over.ts';
import { postgresTaskQueue } from '../integrations/postgres/task-queue.ts';
import { startTicking, type Ticking } from '../integrations/schedule/tick.ts';
import { systemRandom } from '../integrations/system/system-random.ts';
import { systemSleep, systemTurn } from '../integrations/system/system-timers.ts';
import { openStorage, promiseOf, type Storage } from './open-storage.ts';

/** Where a desk keeps everything, and finds what is to be done. */
export interface DeskStorage {
  readonly database: Database;
  readonly queue: TaskQueue;
  readonly intake: DeliveryIntake;
  /** Begins to read stored deliveries, and says which are this process's. */
  beginDeliveries(reading: Omit<Reading, 'reader'>): Promise<readonly string[]>;
  /** Takes back that these were begun: they did not kill their reader. They come again when the lease has ended. */
  giveBackDeliveries(ids: readonly string[]): Promise<void>;
  /** Forgets, every hour, what is no longer needed. */
  readonly prune: TaskHandler;
  /** Whether it answers now. */
  isThere(): Promise<boolean>;
  close(): Promise<void>;
}

export interface StorageParts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  /** Answers the command line. */
  readonly door: RequestListener;
  /** Called after each commit that scheduled tasks. */
  readonly onTasks: () => void;
  /** Called after each commit that stored deliveries. */
  readonly onDeliveries: () => void;
}

/** What the product needs of whatever it runs on, so that a simulation can be that, too. */
export interface Machine {
  readonly fetch: typeof fetch;
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  serve(options: HttpServerOptions): HttpServer;
  /** Calls `onTick` once a second. */
  tick(onTick: () => void, onFault: (fault: unknown) => void): Ticking;
  openStorage(config: WorkspaceConfig['database'], parts: StorageParts): Promise<DeskStorage>;
}

/** This machine's own network, time and database. */
export const thisMachine: Machine = {
  fetch: (...call) => fetch(...call), // the global one of the moment: tests put another in its place
  sleep: systemSleep,
  serve: httpServer,
  tick: startTicking,
  async openStorage(config, parts) {
    const storage = await openStorage(config, parts.log, parts.door);
    parts.log.info({ database: storage.database.kind, applied: storage.applied }, promiseOf(config));
    try {
      if (storage.database.kind === 'pglite') await takeOver(storage.database.db, parts.clock.now());
    } catch (fault) {
      await storage.close(); // nobody else would: it was not handed out
      throw fault;
    }
    return storageOver(storage, parts, { random: systemRandom, sleep: systemSleep, turn: systemTurn });
  },
};

const databasePatienceMs = 2_000;

/** The time and chance of a process. */
interface Pulse {
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets whatever has already arrived be handed over. */
  readonly turn: () => Promise<void>;
}

/** A desk's storage over an open database. */
export function storageOver(
  { database, sealer, close }: Omit<Storage, 'applied'>,
  parts: StorageParts,
  { random, sleep, turn }: Pulse,
): DeskStorage {
  const { db } = database;
  const { clock, ids, log } = parts;
  const reader = ids.next();
  const domain = postgresDatabase({
    db,
    sealer,
    clock,
    ids,
    random,
    sleep,
    reader,
    onUnopenable: (fault) => log.error({ err: fault }, 'A delivery cannot be opened'),
    onTasks: parts.onTasks,
  });
  return {
    database: domain,
    queue: postgresTaskQueue(db, domain.transact),
    intake: deliveryIntake({ db, sealer, turn, onKept: parts.onDeliveries }),
    beginDeliveries: (reading) => beginDeliveries(db, { ...reading, reader }),
    giveBackDeliveries: (ids) => giveBack(db, reader, ids),
    prune: pruneTask({ db, clock, tidy: database.tidy }),
    isThere() {
      const asked = sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
      return Promise.race([asked, sleep(databasePatienceMs).then(() => false)]);
    },
    close,
  };
}
