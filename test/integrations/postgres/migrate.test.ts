import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';
import { describe, expect, onTestFinished, test } from 'vitest';
import { overPglite } from '../../../src/integrations/postgres/database.ts';
import { DatabaseNewerThanCode, MigrationFailed, migrate } from '../../../src/integrations/postgres/migrate.ts';
import { pgliteParsers } from '../../../src/integrations/postgres/value-parsers.ts';
import { emptyPostgresUrl, freshPostgres, openPostgres } from '../../support/databases.ts';

const creates = (table: string): Migration => ({ up: (db) => db.schema.createTable(table).execute() });
const provides = (migrations: Record<string, Migration>): MigrationProvider => ({
  getMigrations: async () => migrations,
});

describe('migrating', () => {
  test('applies every file in order, says which, and finds nothing left to do afterwards', async () => {
    const database = overPglite(await PGlite.create({ parsers: pgliteParsers }));
    onTestFinished(() => database.close());

    const first = await migrate(database);
    const second = await migrate(database);

    expect(first).toContain('0001-desk');
    expect(first).toStrictEqual(first.toSorted());
    expect(second).toStrictEqual([]);
  });

  test('is done once, and succeeds for both, when two processes start at the same moment', async () => {
    const url = await emptyPostgresUrl();
    const starters = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);

    const applied = await Promise.all(starters.map((database) => migrate(database)));

    const names = applied.flat();
    expect(names).toContain('0001-desk');
    expect(new Set(names).size).toBe(names.length);
  });

  test('waits for a migration that takes longer than any request may', async () => {
    const database = await freshPostgres();

    const timeouts = await database.withPatience(async (db) => {
      const { rows } = await sql<{
        statement: string;
      }>`select current_setting('statement_timeout') as statement`.execute(db);
      return rows;
    });

    expect(timeouts).toStrictEqual([{ statement: '0' }]);
  });

  test('is refused when a newer version has migrated the database', async () => {
    const database = await openPostgres(await emptyPostgresUrl());
    await migrate(database, provides({ '0001-a': creates('a'), '0002-b': creates('b') }));

    const older = migrate(database, provides({ '0001-a': creates('a') }));

    await expect(older).rejects.toThrow(DatabaseNewerThanCode);
    await expect(older).rejects.toMatchObject({ unknown: ['0002-b'] });
  });

  test('keeps nothing of a run in which one migration fails, and names that one', async () => {
    const database = await openPostgres(await emptyPostgresUrl());

    const failing = migrate(database, provides({ '0001-a': creates('a'), '0002-again': creates('a') }));

    await expect(failing).rejects.toThrow(MigrationFailed);
    await expect(failing).rejects.toMatchObject({ migration: '0002-again' });
    const { rows } = await sql`select to_regclass('a') as a`.execute(database.db);
    expect(rows).toStrictEqual([{ a: null }]);
  });
});
