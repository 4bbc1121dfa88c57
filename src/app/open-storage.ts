import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { DatabaseConfig } from '../config.ts';
import { type HeldDataDir, holdDataDir } from '../integrations/postgres/data-dir-lock.ts';
import { type Database, openDatabase } from '../integrations/postgres/database.ts';
import { keepEncryptionKeys } from '../integrations/postgres/encryption-keys.ts';
import { migrate } from '../integrations/postgres/migrate.ts';
import { aesSealer, type Sealer } from '../integrations/postgres/sealing.ts';

/** The open, migrated database and what reads its sealed columns. */
export interface Storage {
  readonly database: Database;
  readonly sealer: Sealer;
  /** The migrations that were applied just now. */
  readonly applied: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens what the configuration names: holds the data directory (embedded), finds the keys, migrates.
 *
 * @param control answers the command line, through the door in the data directory
 * @throws DataDirHeld when another process works on the data directory
 */
export async function openStorage(
  config: DatabaseConfig,
  log: Pick<Logger, 'warn'>,
  control?: RequestListener,
): Promise<Storage> {
  const held = config.kind === 'embedded' ? await holdDataDir(config.directory, control ? { control } : {}) : undefined;
  let database: Database | undefined;
  try {
    const keys =
      config.kind === 'embedded'
        ? (config.encryptionKeys ?? (await keepEncryptionKeys(config.directory)))
        : config.encryptionKeys;
    const source = config.kind === 'embedded' ? { dataDir: config.directory } : { url: config.url };
    database = await openDatabase(source, (fault) => log.warn({ err: fault }, 'An idle database connection was lost'));
    const applied = await migrate(database);
    const opened = database;
    return { database, sealer: aesSealer(keys), applied, close: () => close(opened, held) };
  } catch (fault) {
    await close(database, held);
    throw fault;
  }
}

/** What the storage promises, in one line. */
export const promiseOf = (database: DatabaseConfig) =>
  database.kind === 'postgres'
    ? 'Data is kept in Postgres; any number of processes may share it.'
    : `Data is kept in ${database.directory}, embedded: it survives crashes and kill -9 of Storydesk, not a power cut, and one process at a time. For production and replicas set DATABASE_URL.`;

async function close(database: Database | undefined, held: HeldDataDir | undefined): Promise<void> {
  await database?.close();
  await held?.release();
}
