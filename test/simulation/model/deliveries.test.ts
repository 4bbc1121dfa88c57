import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeliveryStore } from '../../../src/domain/delivery/delivery.ts';
import { teamId } from '../../../src/domain/ids.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { type DeliveryIntake, deliveryIntake } from '../../../src/integrations/postgres/delivery-intake.ts';
import { beginDeliveries, type Reading } from '../../../src/integrations/postgres/delivery-store.ts';
import { pruneTask } from '../../../src/integrations/postgres/prune-task.ts';
import { noon } from '../../domain/builders.ts';
import { freshPglite } from '../../support/databases.ts';
import { testSealer } from '../../support/desk.ts';
import { ChangeOfMind, chanceAndTime, outcomeOf, realDatabase, rowsOf, seedsOf, transactOver } from './both-sides.ts';
import { modelDeliveryIntake } from './delivery-intake.ts';
import { beginModelDeliveries, modelDeliveryStore, nextReading } from './delivery-store.ts';
import { type Engine, engine } from './engine.ts';
import { modelPruneTask } from './prune-task.ts';
import { deliveries, quarantined } from './tables.ts';

/*
 * The same calls to both sides, and the same answers and rows of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/deliveries.test.ts
 */
const steps = 250;
const readers = ['a', 'b'] as const;
const bodies = Array.from({ length: 40 }, (_, index) => Buffer.from(`{"delivery":${index}}`));
const idOf = (body: Uint8Array) => hash('sha256', body, 'hex');

describe.each(seedsOf(2))('deliveries by chance %i', (seed) => {
  test('are the same in the model and in the database after every step', async () => {
    const database = await freshPglite();
    const stage = stageOf(database, seed);

    for (let step = 0; step < steps; step++) {
      const told = await stage.step();
      const [model, real] = [modelRows(stage.model), await realRows(database)];
      expect(model, `step ${step} of seed ${seed}: ${told}`).toEqual(real);
    }
  });
});

interface Side {
  readonly intake: DeliveryIntake;
  begin(reading: Reading): Promise<readonly string[]>;
  /** As the process of that name. */
  transaction<T>(
    reader: (typeof readers)[number],
    work: (stores: { readonly deliveries: DeliveryStore }) => Promise<T>,
  ): Promise<T>;
  prune(): Promise<unknown>;
}

const theRun = { isStillOurs: () => true, untilItsTurn: async () => {} };
const theTask = { id: '1', team: teamId('T1'), kind: 'prune', key: '-', lane: undefined, attempts: 1 } as const;
const turn = async () => {};

function stageOf(database: Database, seed: number) {
  const { chance, clock, pass } = chanceAndTime(seed, noon);
  const { db } = database;
  const model = engine();
  const asReader = (reader: string) => transactOver(model, (tx) => ({ deliveries: modelDeliveryStore(tx, reader) }));
  const prunings = [modelPruneTask({ transact: asReader('a'), clock }), pruneTask({ db, clock, tidy: turn })] as const;
  const sides: readonly [Side, Side] = [
    {
      intake: modelDeliveryIntake({ transact: asReader('a'), turn }),
      begin: (reading) => beginModelDeliveries(asReader(reading.reader), reading),
      transaction: (reader, work) => asReader(reader)((_tx, stores) => work(stores)),
      prune: () => prunings[0](theTask, theRun),
    },
    {
      intake: deliveryIntake({ db, sealer: testSealer, turn }),
      begin: (reading) => beginDeliveries(db, reading),
      transaction: (reader, work) => realDatabase(database, reader, clock).transaction(work),
      prune: () => prunings[1](theTask, theRun),
    },
  ];
  let begun: readonly string[] = [];

  async function both<T>(call: (side: Side) => Promise<T>): Promise<T | undefined> {
    const [ours, theirs] = [await outcomeOf(() => call(sides[0])), await outcomeOf(() => call(sides[1]))];
    expect(ours).toEqual(theirs);
    return 'value' in theirs ? theirs.value : undefined;
  }

  async function begin(): Promise<void> {
    const reading = { reader: chance.pick(readers), now: clock.now(), leaseSeconds: 30, limit: 1 + chance.whole(6) };
    const due = nextReading(model);
    const found = await both(async ({ begin }) => (await begin(reading)).toSorted());
    expect((found ?? []).length > 0).toBe(due !== undefined && due <= clock.now());
    begun = [...begun, ...(found ?? [])];
  }

  /** Takes what was begun, some of it by somebody else, and often reads it. */
  async function read(): Promise<void> {
    const reader = chance.pick(readers);
    const some = begun.filter(() => chance.chance(0.6));
    const [isRead, isUndone] = [chance.chance(0.7), chance.chance(0.2)];
    await both(({ transaction }) =>
      transaction(reader, async (stores) => {
        const taken = await stores.deliveries.takeBegun(some);
        if (isRead) {
          const ids = taken.map(({ id }) => id);
          await stores.deliveries.markRead(ids, clock.now());
        }
        if (isUndone) throw new ChangeOfMind();
        return taken.map((one) => ({ ...one, body: Buffer.from(one.body) }));
      }),
    );
    if (chance.chance(0.5)) begun = begun.filter(() => chance.chance(0.5));
  }

  async function setAside(): Promise<void> {
    const entry = {
      team: chance.pick(['T1', 'T2'].map(teamId)),
      delivery: idOf(chance.pick(bodies)),
      place: chance.pick(['entry 0', 'entry 1']),
      reason: 'failed',
      detail: `Because ${chance.whole(3)}`,
      receivedAt: clock.now(),
      raw: chance.pick([{ object: 'instagram' }, Buffer.from('raw')]),
    } as const;
    await both(({ transaction }) => transaction('a', (stores) => stores.deliveries.quarantine(entry)));
  }

  async function step(): Promise<string> {
    pass(5);
    const kind = chance.pick(['keep', 'keep', 'keep', 'begin', 'begin', 'read', 'read', 'last', 'set aside', 'wait']);
    const body = chance.pick(bodies);
    if (kind === 'keep') await both(({ intake }) => intake.keep(body, clock.now()));
    else if (kind === 'begin') await begin();
    else if (kind === 'read') await read();
    else if (kind === 'last') {
      await both(({ transaction }) => transaction('a', (stores) => stores.deliveries.lastReceivedAt()));
    } else if (kind === 'set aside') await setAside();
    else {
      const due = nextReading(model) ?? clock.now();
      const untilDue = Math.max(0, due.getTime() - clock.now().getTime());
      clock.advance(chance.pick([untilDue, untilDue, 20_000, 60_000, 14.8 * 24 * 3_600_000]));
      if (chance.chance(0.5)) await begin();
      else await both(({ prune }) => prune());
    }
    return kind;
  }

  return { model, step };
}

const modelRows = (model: Engine) => ({
  deliveries: [...model.committed(deliveries)]
    .map(({ body, ...row }) => ({ ...row, hasBody: body !== undefined }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  quarantined: [...model.committed(quarantined)]
    .map(({ raw: _, ...entry }) => entry)
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
});

const placeOf = ({ team, delivery, place }: { team: string; delivery: string; place: string }) =>
  [team, delivery, place].join(' ');

async function realRows(database: Database) {
  const [known, aside] = [
    await rowsOf<RealDelivery>(database, 'delivery order by delivery_id'),
    await rowsOf<RealEntry>(database, 'quarantined_entry'),
  ];
  return {
    deliveries: known.map((row) => ({
      id: row.delivery_id,
      receivedAt: row.received_at,
      hasBody: row.body_sealed !== null,
      readAt: row.read_at ?? undefined,
      reader: row.reader ?? undefined,
      leaseUntil: row.lease_until ?? undefined,
      attempts: row.attempts,
    })),
    quarantined: aside
      .map((row) => ({
        team: row.team_id,
        delivery: row.delivery_id,
        place: row.place,
        reason: row.reason,
        detail: row.detail,
        receivedAt: row.received_at,
      }))
      .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
  };
}

interface RealDelivery {
  delivery_id: string;
  received_at: Date;
  body_sealed: Buffer | null;
  read_at: Date | null;
  reader: string | null;
  lease_until: Date | null;
  attempts: number;
}

interface RealEntry {
  team_id: string;
  delivery_id: string;
  place: string;
  reason: string;
  detail: string;
  received_at: Date;
}
