import { describe, expect, test } from 'vitest';
import { teamId } from '../../../src/domain/ids.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { deliveryIntake } from '../../../src/integrations/postgres/delivery-intake.ts';
import {
  beginDeliveries,
  giveBack,
  postgresDeliveryStore,
  type Reading,
} from '../../../src/integrations/postgres/delivery-store.ts';
import { parseEncryptionKeys } from '../../../src/integrations/postgres/encryption-keys.ts';
import { pruneDeliveries } from '../../../src/integrations/postgres/prune.ts';
import { aesSealer, type CannotOpenSealed } from '../../../src/integrations/postgres/sealing.ts';
import { systemTurn } from '../../../src/integrations/system/system-timers.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';
import { at, noon } from '../../support/tasks.ts';

const sealerWith = (id: string, byte: number) =>
  aesSealer(parseEncryptionKeys(`${id}:${Buffer.alloc(32, byte).toString('base64')}`));
const sealer = sealerWith('k1', 1);
const bytes = (text: string) => Buffer.from(text);

describe('keeping a delivery', () => {
  onBoth('stores its bytes, sealed, and tells the reader', async ({ db }) => {
    let told = 0;
    await deliveryIntake({ db, sealer, turn: systemTurn, onKept: () => told++ }).keep(
      bytes('{"entry":["price?"]}'),
      noon,
    );

    const row = await db
      .selectFrom('delivery')
      .select(['team_id', 'received_at', 'body_sealed'])
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ team_id: '-', received_at: noon });
    expect(row.body_sealed?.includes('price')).toBe(false);
    expect(told).toBe(1);
    expect(await read(db)).toStrictEqual(['{"entry":["price?"]}']);
  });

  onBoth('keeps the same bytes once, also within one group and after they were read', async ({ db }) => {
    const intake = deliveryIntake({ db, sealer, turn: systemTurn });
    await Promise.all(Array.from({ length: 20 }, () => intake.keep(bytes('same'), noon)));
    const first = await read(db);
    await intake.keep(bytes('same'), at(60));

    expect(first).toStrictEqual(['same']);
    expect(await read(db)).toStrictEqual([]);
  });

  onBoth('keeps any number at once, each exactly once', async ({ db }) => {
    const intake = deliveryIntake({ db, sealer, turn: systemTurn });
    const bodies = Array.from({ length: 1_200 }, (_, index) => `delivery ${String(index).padStart(4, '0')}`);

    await Promise.all(bodies.map((body, index) => intake.keep(bytes(body), at(index))));

    expect(await read(db, { limit: 2_000 })).toStrictEqual(bodies);
  });

  test('fails when the database is gone, and works again once it is back', async () => {
    const url = await freshPostgresUrl();
    const { db } = await openPostgres(url);
    const intake = deliveryIntake({ db, sealer, turn: systemTurn });
    await db.schema.alterTable('delivery').renameTo('away').execute();

    await expect(intake.keep(bytes('a'), noon)).rejects.toThrow();

    await db.schema.alterTable('away').renameTo('delivery').execute();
    await intake.keep(bytes('a'), noon);
    expect(await read(db)).toStrictEqual(['a']);
  });
});

describe('reading deliveries', () => {
  onBoth('gives the oldest first, to the one reader that began them', async ({ db }) => {
    await keepAll(db, ['a', 'b', 'c']);
    const [one, other] = [reading({ reader: 'one', limit: 2 }), reading({ reader: 'other', limit: 2 })];

    const [first, second] = [await beginDeliveries(db, one), await beginDeliveries(db, other)];

    expect(await beginDeliveries(db, other)).toStrictEqual([]);
    expect(await take(db, 'one', first)).toMatchObject([
      { body: bytes('a'), attempts: 1, receivedAt: at(0) },
      { body: bytes('b') },
    ]);
    expect(await take(db, 'other', second)).toMatchObject([{ body: bytes('c') }]);
    expect(await take(db, 'other', first)).toStrictEqual([]);
  });

  onBoth('forgets the bytes of what was read, and gives it no more', async ({ db }) => {
    await keepAll(db, ['a']);

    const first = await read(db);
    const second = await read(db, { now: at(600) });

    expect([first, second]).toStrictEqual([['a'], []]);
    const rows = await db.selectFrom('delivery').select(['read_at', 'body_sealed']).execute();
    expect(rows).toStrictEqual([{ read_at: noon, body_sealed: null }]);
  });

  onBoth('counts an attempt for every reader that began and never ended, and for no other', async ({ db }) => {
    await keepAll(db, ['poison']);
    const begun = [];
    for (const seconds of [0, 1, 59, 60, 120]) begun.push(await beginDeliveries(db, reading({ now: at(seconds) })));

    expect(begun.map(({ length }) => length)).toStrictEqual([1, 0, 0, 1, 1]);
    expect(await take(db, 'one', begun.flat())).toMatchObject([{ attempts: 3 }]);
  });

  onBoth('counts nothing for a reader that gave up what it had begun, and lived', async ({ db }) => {
    await keepAll(db, ['sound']);
    const begun = [];
    for (const seconds of [0, 60, 120, 180, 240, 300]) {
      const ids = await beginDeliveries(db, reading({ now: at(seconds) }));
      begun.push(ids.length);
      await giveBack(db, 'other', ids); // not theirs to give
      await giveBack(db, 'one', ids);
    }

    expect(begun).toStrictEqual([1, 1, 1, 1, 1, 1]);
    const last = await beginDeliveries(db, reading({ now: at(360) }));
    expect(await take(db, 'one', last)).toMatchObject([{ attempts: 1 }]);
  });

  onBoth('begins alone what was begun before, so that what kills its reader is counted alone', async ({ db }) => {
    await keepAll(db, ['sound', 'poison', 'neighbour']);
    await beginDeliveries(db, reading({}));

    const readAlone = await read(db, { now: at(60) });
    const poison = await beginDeliveries(db, reading({ now: at(60) }));
    const neighbour = await read(db, { now: at(60), reader: 'other' });
    await beginDeliveries(db, reading({ now: at(120) }));

    expect([readAlone, neighbour]).toStrictEqual([['sound'], ['neighbour']]);
    expect(await take(db, 'one', poison)).toMatchObject([{ body: bytes('poison'), attempts: 3 }]);
  });

  onBoth('is not held up by one whose key is missing, which waits for its key uncounted', async ({ db }) => {
    await deliveryIntake({ db, sealer: sealerWith('lost', 9), turn: systemTurn }).keep(bytes('a'), at(0));
    await deliveryIntake({ db, sealer, turn: systemTurn }).keep(bytes('b'), at(1));
    const faults: CannotOpenSealed[] = [];

    const taken = await take(db, 'one', await beginDeliveries(db, reading({})), faults);
    const begunAgain = await beginDeliveries(db, reading({ now: at(60) }));
    const withKey = await postgresDeliveryStore({
      db,
      sealer: sealerWith('lost', 9),
      reader: 'one',
      onUnopenable: () => {},
    }).takeBegun(begunAgain);

    expect(taken).toMatchObject([{ body: bytes('b') }]);
    expect(faults).toMatchObject([{ reason: 'unknown-key', keyId: 'lost' }]);
    expect(withKey).toMatchObject([{ body: bytes('a'), attempts: 1 }]);
  });

  test('is shared by any number of processes, each delivery read once', async () => {
    const url = await freshPostgresUrl();
    const processes = await Promise.all([openPostgres(url), openPostgres(url), openPostgres(url)]);
    const bodies = Array.from({ length: 300 }, (_, index) => `delivery ${String(index).padStart(3, '0')}`);
    await keepAll(processes[0].db, bodies);

    const readers = processes.map(async ({ db }, index) => {
      const all: string[] = [];
      for (;;) {
        const some = await read(db, { reader: `reader-${index}`, limit: 7 });
        if (some.length === 0) return all;
        all.push(...some);
      }
    });

    expect((await Promise.all(readers)).flat().toSorted()).toStrictEqual(bodies);
  });
});

describe('setting an entry aside', () => {
  const entry = {
    team: teamId('T1'),
    delivery: 'd1',
    place: 'entry[0]',
    reason: 'failed',
    detail: 'TypeError',
    receivedAt: noon,
  } as const;

  onBoth('keeps it sealed, and says whether it is new', async ({ db }) => {
    const store = postgresDeliveryStore({ db, sealer, reader: 'one', onUnopenable: () => {} });

    const first = await store.quarantine({ ...entry, raw: { text: 'price?' } });
    const again = await store.quarantine({ ...entry, raw: { text: 'price?' } });
    const whole = await store.quarantine({ ...entry, place: 'delivery', raw: bytes('not json') });

    expect([first, again, whole]).toStrictEqual([true, false, true]);
    const rows = await db.selectFrom('quarantined_entry').select(['place', 'body_sealed']).orderBy('place').execute();
    const opened = rows.map(({ place, body_sealed }) => {
      const key = ['T1', 'd1', place];
      return sealer.open(body_sealed, { table: 'quarantined_entry', column: 'body_sealed', key }).toString();
    });
    expect(opened).toStrictEqual(['not json', '{"text":"price?"}']);
  });
});

describe('forgetting deliveries', () => {
  onBoth('removes what was read long ago, oldest first, and never what is unread', async ({ db }) => {
    await keepAll(db, ['a', 'b', 'c', 'unread']);
    for (const seconds of [0, 100, 200]) await read(db, { now: at(seconds), limit: 1 });

    expect(await pruneDeliveries(db, at(200), 1)).toBe(1);
    expect(await pruneDeliveries(db, at(200), 10)).toBe(1);
    expect(await db.selectFrom('delivery').select('read_at').orderBy('received_at').execute()).toStrictEqual([
      { read_at: at(200) },
      { read_at: null },
    ]);
  });
});

describe('the last delivery', () => {
  const lastReceivedAt = (db: Db) =>
    postgresDeliveryStore({ db, sealer, reader: 'one', onUnopenable: () => {} }).lastReceivedAt();

  onBoth('is unknown before the first, and known before it is read', async ({ db }) => {
    const before = await lastReceivedAt(db);
    await keepAll(db, ['a', 'b']);

    expect(before).toBeUndefined();
    expect(await lastReceivedAt(db)).toStrictEqual(at(1));
  });

  onBoth('is the latest of those that were read together', async ({ db }) => {
    await keepAll(db, ['a', 'b', 'c']);

    await read(db);

    expect(await lastReceivedAt(db)).toStrictEqual(at(2));
  });

  onBoth('is the latest also when an earlier one was read after it', async ({ db }) => {
    await keepAll(db, ['a', 'b']);
    await beginDeliveries(db, reading({ limit: 1 })); // and never finished
    await read(db, { now: at(1) });

    await read(db, { now: at(120) });

    expect(await lastReceivedAt(db)).toStrictEqual(at(1));
  });
});

type Db = Database['db'];
const reading = (parts: Partial<Reading>): Reading => ({
  reader: 'one',
  now: noon,
  leaseSeconds: 60,
  limit: 10,
  ...parts,
});

/** Keeps `bodies`, received a second after another. */
async function keepAll(db: Db, bodies: readonly string[]): Promise<void> {
  const intake = deliveryIntake({ db, sealer, turn: systemTurn });
  await Promise.all(bodies.map((body, index) => intake.keep(bytes(body), at(index))));
}

const take = (db: Db, reader: string, begun: readonly string[], faults: CannotOpenSealed[] = []) =>
  postgresDeliveryStore({ db, sealer, reader, onUnopenable: (fault) => faults.push(fault) }).takeBegun(begun);

/** Begins, reads and ends, as the reader does; returns the bodies. */
async function read(db: Db, parts: Partial<Reading> = {}): Promise<string[]> {
  const { reader, now } = reading(parts);
  const begun = await beginDeliveries(db, reading(parts));
  return db.transaction().execute(async (tx) => {
    const store = postgresDeliveryStore({ db: tx, sealer, reader, onUnopenable: () => {} });
    const deliveries = await store.takeBegun(begun);
    await store.markRead(
      deliveries.map(({ id }) => id),
      now,
    );
    return deliveries.map(({ body }) => Buffer.from(body).toString());
  });
}
