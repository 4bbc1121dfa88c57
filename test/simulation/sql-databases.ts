import { hash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { startPostgres } from '../../bench/support/postgres-cluster.ts';
import { openDatabase, overPglite } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { pgliteParsers, postgresTypes } from '../../src/integrations/postgres/value-parsers.ts';
import type { OpenStore } from './simulate.ts';
import { type SqlConnection, SqlServer } from './sql-storage.ts';

const tableNames = `select quote_ident(tablename) as name from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%'`;

/** The real tier: the product's own SQL over PGlite or Postgres, emptied for each seed. */
export async function openSql(kind: 'pglite' | 'postgres'): Promise<OpenStore> {
  const connection = kind === 'pglite' ? await pgliteConnection() : await postgresConnection();
  const { rows } = await connection.query(tableNames, []);
  const empty = `truncate ${rows.map(({ name }) => String(name)).join(', ')}`;
  return async (ground) => {
    await connection.query('rollback', []); // of a seed that ended in the middle
    await connection.query(empty, []);
    return new SqlServer({ connection, ...ground });
  };
}

async function pgliteConnection(): Promise<SqlConnection> {
  const pglite = await PGlite.create({ parsers: pgliteParsers });
  await migrate(overPglite(pglite));
  return {
    async query(sql, parameters) {
      const { rows, affectedRows } = await pglite.query<Record<string, unknown>>(sql, [...parameters]);
      return { rows, affectedRows };
    },
  };
}

/** A cluster of its own, which ends with the process. */
async function postgresConnection(): Promise<SqlConnection> {
  const cluster = await startPostgres();
  const url = await cluster.createDatabase();
  const database = await openDatabase({ url });
  await migrate(database);
  await database.close();
  const client = new pg.Client({ connectionString: url, types: postgresTypes });
  await client.connect();
  // Nothing here outlives the process, so nothing need wait for a disk.
  await client.query('set synchronous_commit = off');
  process.once('disconnect', () => {
    void client
      .end()
      .then(() => cluster.stop())
      .finally(() => process.exit(0));
  });
  return {
    async query(text, values) {
      const name = values.length > 0 ? hash('sha256', text, 'hex').slice(0, 32) : undefined;
      const { rows, rowCount } = await client.query({ text, values: [...values], ...(name && { name }) });
      return { rows, affectedRows: rowCount ?? undefined };
    },
  };
}
