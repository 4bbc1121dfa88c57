import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../../../src/integrations/postgres/database.ts';
import { migrate } from '../../../src/integrations/postgres/migrate.ts';
import { retryTransaction } from '../../../src/integrations/postgres/retry-transaction.ts';
import { freshPostgres, freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';

describe('a database', () => {
  onBoth('keeps what is written, and undoes what fails', async ({ db }) => {
    const team = (team_id: string) => ({ team_id, name: 'Team', bot_user_id: null, created_at: new Date(0) });
    await db.insertInto('team').values(team('T1')).execute();
    const failing = db.transaction().execute(async (tx) => {
      await tx.insertInto('team').values(team('T2')).execute();
      await tx.insertInto('team').values(team('T1')).execute();
    });

    await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'team_pk' });
    expect(await db.selectFrom('team').select('team_id').execute()).toStrictEqual([{ team_id: 'T1' }]);
  });

  onBoth('can be tidied while it is used', async (database) => {
    await database.tidy();
  });

  test('on files is found again by the next process', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'storydesk-data-'));
    onTestFinished(() => rm(dataDir, { recursive: true }));
    const first = await openDatabase({ dataDir });
    await migrate(first);
    await first.db
      .insertInto('team')
      .values({ team_id: 'T1', name: 'Team', bot_user_id: null, created_at: new Date(0) })
      .execute();
    await first.close();

    const second = await openDatabase({ dataDir });
    onTestFinished(() => second.close());

    expect(second.kind).toBe('pglite');
    expect(await second.db.selectFrom('team').select('team_id').execute()).toStrictEqual([{ team_id: 'T1' }]);
  });
});

describe('a lost connection', () => {
  test('fails what was under way, and the next query has a new one', async () => {
    const { db } = await freshPostgres();
    const other = await freshPostgres();
    const killed = db.connection().execute(async (connection) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
      await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(other.db);
      // Nothing is asked of it meanwhile, so its end is an event that only the connection itself hears.
      await untilGone(other.db, rows[0]?.pid);
      return sql`select 1`.execute(connection);
    });

    await expect(killed).rejects.toThrow();
    await expect(sql`select 1`.execute(db)).resolves.toBeDefined();
  });

  test('is replaced when the server closed it while nobody used it', async () => {
    const url = await freshPostgresUrl();
    const lost = Promise.withResolvers<Error>();
    const database = await openDatabase({ url }, lost.resolve);
    onTestFinished(() => database.close());
    const other = await freshPostgres();
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db);

    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(other.db);

    await expect(lost.promise).resolves.toMatchObject({ code: '57P01' });
    await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
  });

  test('to a server that cannot be reached fails within seconds instead of waiting', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const database = await openPostgres(`postgres://nobody:no@127.0.0.1:${port}/none`);

    await expect(sql`select 1`.execute(database.db)).rejects.toThrow(/timeout/);
  });

  test('that answers no more is not lent out again', async () => {
    const proxy = await proxyTo(await freshPostgresUrl());
    const database = await openPostgres(`${proxy.url}?query_timeout=300`);
    await sql`select 1`.execute(database.db);
    proxy.freeze();

    await expect(sql`select 1`.execute(database.db)).rejects.toThrow('Query read timeout');
    await expect(sql`select 1`.execute(database.db)).resolves.toBeDefined();
  });
});

describe('a newer version that changes a table', () => {
  test('costs one transaction of this one another try, and the others nothing, however many connections there are', async () => {
    const { db } = await openPostgres(await freshPostgresUrl());
    let tries = 0;
    const readTeams = () =>
      retryTransaction(
        db,
        () => 0,
        (tx) => {
          tries += 1;
          return tx.selectFrom('team').selectAll().execute();
        },
      );
    await Promise.all(Array.from({ length: 8 }, readTeams)); // each connection has prepared it

    await sql`alter table team add column motto text`.execute(db);
    tries = 0;
    for (let count = 0; count < 8; count += 1) expect(await readTeams()).toStrictEqual([]);

    expect(tries).toBe(9);
  });
});

describe('a transaction that is stuck', () => {
  test('is ended by the server, so that it holds up nobody for ever', async () => {
    const { db } = await freshPostgres();

    const { rows } = await sql<{ statement: string; idle: string }>`
      select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle
    `.execute(db);

    expect(rows).toStrictEqual([{ statement: '15s', idle: '30s' }]);
  });
});

/** Until the server has ended that connection, and this process had the time to hear of it. */
async function untilGone(db: Database['db'], pid: number | undefined): Promise<void> {
  const isThere = () => sql`select from pg_stat_activity where pid = ${pid}::int`.execute(db);
  while ((await isThere()).rows.length > 0);
  await isThere();
}

/** A way to Postgres whose present connections can be made to swallow everything, as a broken network does. */
async function proxyTo(target: string): Promise<{ url: string; freeze(): void }> {
  const { port: targetPort, pathname, username, password } = new URL(target);
  const open: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(targetPort), '127.0.0.1');
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) socket.on('error', () => {});
    open.push(near, far);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const { port } = server.address() as { port: number };
  return {
    url: `postgres://${username}:${password}@127.0.0.1:${port}${pathname}`,
    freeze: () => {
      for (const socket of open) {
        socket.unpipe();
        socket.pause();
      }
    },
  };
}
