import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { describe, inject, onTestFinished, test } from 'vitest';
import { type Database, openDatabase, overPglite } from '../../src/integrations/postgres/database.ts';
import { pgliteParsers } from '../../src/integrations/postgres/value-parsers.ts';

/** The URL of an empty, migrated database on a real Postgres; for tests that open it several times. */
export const freshPostgresUrl = () => ask('/postgres');

/** The URL of a database without any table; for the tests of migrations. */
export const emptyPostgresUrl = () => ask('/postgres/empty');

/** An empty, migrated database on a real Postgres, closed when the test ends. */
export async function freshPostgres(): Promise<Database> {
  return openPostgres(await freshPostgresUrl());
}

/** One more pool over the same Postgres, as a second process would have; closed when the test ends. */
export async function openPostgres(url: string): Promise<Database> {
  const database = await openDatabase({ url });
  onTestFinished(() => database.close());
  return database;
}

let shared: Promise<Database> | undefined;

/**
 * An empty, migrated PGlite in memory. All tests of a file share one, since a new one takes a second: it is emptied
 * here, so a test must not use the one an earlier test got, and must not close it.
 */
export async function freshPglite(): Promise<Database> {
  shared ??= loadPglite();
  const database = await shared;
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
  `.execute(database.db);
  await sql`truncate ${sql.raw(rows.map(({ name }) => name).join(', '))}`.execute(database.db);
  return database;
}

async function loadPglite(): Promise<Database> {
  const image = await readFile(await ask('/pglite'));
  return overPglite(await PGlite.create({ loadDataDir: new Blob([image]), parsers: pgliteParsers }));
}

/** Runs the same specification on an empty PGlite and on an empty Postgres. */
export function onBoth(name: string, specification: (database: Database) => Promise<void>): void {
  describe(name, () => {
    test('on PGlite', async () => specification(await freshPglite()));
    test('on Postgres', async () => specification(await freshPostgres()));
  });
}

async function ask(path: string): Promise<string> {
  const response = await fetch(`${inject('databaseDesk')}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
