import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { openDatabase } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { openStage, type Stage, type StageOptions, settingsFile } from '../support/program/stage.ts';
import { staffed } from './clerks.ts';

export type DatabaseKind = 'postgres' | 'embedded';

/** Where the rounds of a scenario take place. */
export interface Ground {
  readonly database: DatabaseKind;
  /** A new, empty stage; whoever opens it closes it. */
  open(options?: StageOptions): Promise<RigStage>;
}

/** A stage whose program starts with the settings of the rig. */
export interface RigStage extends Stage {
  readonly database: DatabaseKind;
  /** Opens the product's database beside it; the embedded one only while no program runs. */
  look<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T>;
}

/** The limits of a real account are out of the way: it is about what happens once, not about how much. */
const settings = `sending: ${JSON.stringify({ touchesPerHour: 3600, sameTextPeople: 1000, unansweredPerWeek: 100 })}\n`;

/** A process opens two sockets, and Slack lets an app open ten a minute: a rig that kills more often would wait for that. */
const limits = { perMinute: { 'apps.connections.open': 10_000 } };

/** What a new stage of this kind begins with. */
export interface Beginning {
  /** Makes the database on Postgres; by default the cluster of the test run does. */
  readonly databaseUrl?: () => Promise<string>;
  /** A data directory with a migrated database; without it every first start makes one, which takes seconds. */
  readonly template?: string;
}

/** A directory with an empty, migrated embedded database, for `Beginning`; whoever makes it removes it. */
export async function makeTemplate(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'storydesk-rig-template-'));
  const made = await openDatabase({ dataDir: directory });
  await migrate(made);
  await made.close();
  return directory;
}

export function groundOf(database: DatabaseKind, { databaseUrl, template }: Beginning = {}): Ground {
  return {
    database,
    async open(options = {}) {
      const stage = await openStage({
        database,
        ...(databaseUrl && { databaseUrl }),
        slack: staffed(limits),
        ...options,
      });
      const { DATA_DIR } = stage.env;
      if (template && DATA_DIR) await cp(template, DATA_DIR, { recursive: true });
      const path = await settingsFile(stage, settings);
      const beside = await besideOf(stage);
      return {
        ...stage,
        database,
        start: (over = {}) => stage.start({ SETTINGS_FILE: path, ...over }),
        look: (read) => beside.look(read),
        async close() {
          await beside.close();
          await stage.close();
        },
      };
    },
  };
}

/** Postgres is kept open, for it is looked at again and again; the embedded database may be held by one at a time. */
async function besideOf({ env: { DATABASE_URL, DATA_DIR = '' } }: Stage) {
  if (DATABASE_URL) {
    const opened = await openDatabase({ url: DATABASE_URL });
    return {
      look: <T>(read: (db: Kysely<Schema>) => Promise<T>) => read(opened.db),
      close: () => opened.close(),
    };
  }
  return {
    async look<T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
      const opened = await openDatabase({ dataDir: DATA_DIR });
      try {
        return await read(opened.db);
      } finally {
        await opened.close();
      }
    },
    close: async () => {},
  };
}
