import { readdir } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** The database holds migrations this version of Storydesk does not know. */
export class DatabaseNewerThanCode extends Error {
  override readonly name = 'DatabaseNewerThanCode';
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[], options: ErrorOptions) {
    super(
      `The database was migrated by a newer Storydesk (${unknown.join(', ')} unknown here). ` +
        'Start that version or a later one, or restore a backup from before it.',
      options,
    );
    this.unknown = unknown;
  }
}

/** Nobody answers at `DATABASE_URL`, or refuses us. */
export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';

  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message || String(cause) : String(cause);
    super(`The database does not let us in: ${reason}. Check DATABASE_URL, and that Postgres runs there.`, { cause });
  }
}

/** A migration failed. Nothing of this run was kept: all of it is one transaction. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
  readonly migration: string | undefined;

  constructor(migration: string | undefined, options: ErrorOptions) {
    super(
      `${migration ? `Migration ${migration}` : 'Migrating'} failed and was rolled back: ${String(options.cause)}`,
      options,
    );
    this.migration = migration;
  }
}

/**
 * Brings the database to what this code expects and returns the names of the migrations applied, in order.
 *
 * Any number of processes may start at once: kysely lets one migrate under an advisory lock, and the others find
 * nothing left to do. Throws `DatabaseUnreachable`, `DatabaseNewerThanCode` or `MigrationFailed`.
 */
export function migrate(database: Database, provider: MigrationProvider = migrationFiles): Promise<string[]> {
  return database.withPatience(async (db) => {
    await sql`select 1`.execute(db).catch((cause: unknown) => {
      throw new DatabaseUnreachable(cause);
    });
    const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) await explain(error, db, provider, results.find(({ status }) => status === 'Error')?.migrationName);
    return results.map(({ migrationName }) => migrationName);
  });
}

async function explain(
  cause: unknown,
  db: Kysely<Schema>,
  provider: MigrationProvider,
  failed: string | undefined,
): Promise<never> {
  const known = new Set(Object.keys(await provider.getMigrations()));
  const unknown = (await appliedMigrations(db)).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseNewerThanCode(unknown, { cause });
  throw new MigrationFailed(failed, { cause });
}

async function appliedMigrations(db: Kysely<Schema>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch {
    return []; // not there, or not reachable: then the first error is the one to tell
  }
}

const folder = new URL('../../../migrations/', import.meta.url);

/** The files of `migrations/`, each named for its place in the order. */
const migrationFiles: MigrationProvider = {
  async getMigrations() {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
    const named = files.map(async (file) => [
      file.replace(/\.ts$/, ''),
      (await import(new URL(file, folder).href)) as Migration,
    ]);
    return Object.fromEntries(await Promise.all(named));
  },
};
