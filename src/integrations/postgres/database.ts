import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { openPglite } from './pglite.ts';
import { patientPool, servicePool } from './postgres-pool.ts';
import type { Schema } from './schema.ts';

/**
 * The one database of a process.
 *
 * PGlite is a single connection: whoever uses `db` inside a transaction, instead of the transaction, waits for
 * himself for ever. Postgres would forgive it, so it is wrong on both.
 */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly kind: 'postgres' | 'pglite';
  /** Runs `work` on a connection without time limits; for migrations, not for requests. */
  withPatience<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
  /** Vacuums the tables that are rewritten all day. Postgres does that by itself; the embedded one has no autovacuum. */
  tidy(): Promise<void>;
  /** Waits for running queries. */
  close(): Promise<void>;
}

/** `dataDir` must be held by this process, see `holdDataDir`. */
export type DatabaseSource = { readonly url: string } | { readonly dataDir: string };

/**
 * Opens Postgres at `url`, or the embedded PGlite under `dataDir`.
 *
 * Postgres is first reached by the first query, and reached again by each query after it was away. `onLost` hears of
 * idle connections that the server closed; it is for the log only.
 */
export async function openDatabase(
  source: DatabaseSource,
  onLost: (fault: Error) => void = () => {},
): Promise<Database> {
  return 'url' in source ? overPostgres(source.url, onLost) : overPglite(await openPglite(source.dataDir));
}

function overPostgres(url: string, onLost: (fault: Error) => void): Database {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: servicePool(url, onLost) }) });
  return {
    db,
    kind: 'postgres',
    async withPatience(work) {
      const patient = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: patientPool(url, onLost) }) });
      try {
        return await work(patient);
      } finally {
        await patient.destroy();
      }
    },
    tidy: async () => {},
    close: () => db.destroy(),
  };
}

/** The database over an open PGlite, which is closed with it. */
export function overPglite(pglite: Awaited<ReturnType<typeof openPglite>>): Database {
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    kind: 'pglite',
    withPatience: (work) => work(db),
    async tidy() {
      for (const table of ['task', 'lane', 'delivery', 'slack_post']) {
        await sql`vacuum analyze ${sql.table(table)}`.execute(db);
      }
    },
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close(); // kysely closes only what it has used
    },
  };
}
