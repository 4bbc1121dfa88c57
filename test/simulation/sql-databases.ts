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
  const { connection, aside } = kind === 'pglite' ? await pgliteConnection() : await postgresConnections();
  const { rows } = await connection.query(tableNames, []);
  const empty = `truncate ${rows.map(({ name }) => String(name)).join(', ')}`;
  return async (ground) => {
    await connection.query('rollback', []); // of a seed that ended in the middle
    await connection.query(empty, []);
    return new SqlServer({ connection, aside, ...ground });
  };
}

interface Connections {
  readonly connection: SqlConnection;
  readonly aside: SqlConnection;
}

async function pgliteConnection(): Promise<Connections> {
  const pglite = await PGlite.create({ parsers: pgliteParsers });
  await migrate(overPglite(pglite));
  const connection: SqlConnection = {
    async query(sql, parameters) {
      const { rows, affectedRows } = await pglite.query<Record<string, unknown>>(sql, [...parameters]);
      return { rows, affectedRows };
    },
  };
  return { connection, aside: connection };
}

/** A cluster of its own, which ends with the process. */
async function postgresConnections(): Promise<Connections> {
  const cluster = await startPostgres();
  const url = await cluster.createDatabase();
  const database = await openDatabase({ url });
  await migrate(database);
  await database.close();
  const clients = [0, 1].map(() => new pg.Client({ connectionString: url, types: postgresTypes }));
  for (const client of clients) await client.connect();
  process.once('disconnect', () => {
    void Promise.all(clients.map((client) => client.end()))
      .then(() => cluster.stop())
      .finally(() => process.exit(0));
  });
  const inTurn = turns();
  const [connection, aside] = clients.map((client) => overClient(client, inTurn)) as [SqlConnection, SqlConnection];
  // Nothing here outlives the process, so nothing need wait for a disk.
  await connection.query('set synchronous_commit = off', []);
  // Where a vacuum has passed decides which of two that are due at once lies first, and it comes by real time.
  await connection.query('alter system set autovacuum = off', []);
  await connection.query('select pg_reload_conf()', []);
  return { connection, aside };
}

type InTurn = <T>(act: () => Promise<T>) => Promise<T>;

/** One statement after the other, on whichever connection: what they see of each other follows from their order alone. */
function turns(): InTurn {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const acted = before.then(act);
    before = acted.catch(() => {});
    return acted;
  };
}

function overClient(client: pg.Client, inTurn: InTurn): SqlConnection {
  return {
    async query(text, values) {
      const name = values.length > 0 ? hash('sha256', text, 'hex').slice(0, 32) : undefined;
      const asked = { text, values: [...values], ...(name && { name }) };
      const { rows, rowCount } = await inTurn(() => client.query<Record<string, unknown>>(asked));
      return { rows, affectedRows: rowCount ?? undefined };
    },
  };
}
