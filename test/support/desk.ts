import type { Kysely } from 'kysely';
import type { IdSource } from '../../src/domain/clock.ts';
import type { Desk } from '../../src/domain/desk.ts';
import { storyId } from '../../src/domain/ids.ts';
import type { InboundEvent } from '../../src/domain/signal/inbound-event.ts';
import { recordEvent } from '../../src/domain/signal/record-event.ts';
import { syncStories } from '../../src/domain/story/sync-stories.ts';
import type { Account } from '../../src/domain/team/account.ts';
import { type DeskSettings, defaultSettings } from '../../src/domain/team/settings.ts';
import type { Database } from '../../src/integrations/postgres/database.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import { type PostgresDatabase, postgresDatabase } from '../../src/integrations/postgres/postgres-database.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { aesSealer } from '../../src/integrations/postgres/sealing.ts';
import { anAccount, noon } from '../domain/builders.ts';
import { ManualClock } from '../sandbox/slack/manual-clock.ts';

/** A desk on a real database, with one account, at a time that stands still until a test moves it. */
export interface TestDesk extends Desk {
  readonly database: PostgresDatabase;
  readonly db: Kysely<Schema>;
  readonly clock: ManualClock;
  readonly account: Account;
  /** Takes events into the books, each in a transaction of its own, received now. */
  receive(...events: readonly InboundEvent[]): Promise<void>;
  /** Opens stories as the poll does, all posted now, and returns how many were new. */
  openStories(...ids: readonly string[]): Promise<number>;
}

export interface TestDeskOptions {
  readonly clock?: ManualClock;
  readonly rhythm?: Partial<DeskSettings['rhythm']>;
  readonly sending?: Partial<DeskSettings['sending']>;
  readonly account?: Partial<Account>;
  /** Tells two processes over one Postgres apart. */
  readonly process?: string;
  readonly onTasks?: () => void;
}

export async function openDesk(
  { db }: Database,
  {
    clock = new ManualClock(noon.toISOString()),
    rhythm,
    sending,
    account: over,
    process = 'a',
    onTasks,
  }: TestDeskOptions = {},
): Promise<TestDesk> {
  const account = anAccount(over);
  const ids = countedIds(process);
  const database = postgresDatabase({
    db,
    sealer: testSealer,
    clock,
    ids,
    random: () => 0.5,
    reader: process,
    onUnopenable: (fault) => {
      throw fault;
    },
    onTasks: onTasks ?? (() => {}),
  });
  const desk: Desk = {
    database,
    clock,
    ids,
    settings: {
      ...defaultSettings,
      rhythm: { ...defaultSettings.rhythm, ...rhythm },
      sending: { ...defaultSettings.sending, ...sending },
    },
  };
  await database.stores.accounts.put(account, clock.now());
  return {
    ...desk,
    database,
    db,
    clock,
    account,
    async receive(...events) {
      for (const event of events) {
        await database.transaction((stores) => recordEvent(desk, stores, account, event, clock.now()));
      }
    },
    openStories: (...stories) =>
      database.transaction((stores) =>
        syncStories(
          desk,
          stores,
          account,
          stories.map((id) => ({
            id: storyId(id),
            kind: 'image',
            postedAt: clock.now(),
            permalink: undefined,
            caption: `Story ${id}`,
            thumbnailUrl: undefined,
          })),
        ),
      ),
  };
}

export const testSealer = aesSealer(parseEncryptionKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`));

/** `a-00001`, `a-00002` … */
function countedIds(process: string): IdSource {
  let last = 0;
  return {
    next() {
      last += 1;
      return `${process}-${String(last).padStart(5, '0')}`;
    },
  };
}
