import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../../../src/domain/database.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { noon } from '../../domain/builders.ts';
import { gate } from '../../integrations/postgres/stores/interleaving.ts';
import { freshPostgres, freshPostgresUrl } from '../../support/databases.ts';
import { ChangeOfMind, chanceAndTime, realDatabase, seedsOf, transactOver } from './both-sides.ts';
import { drawFrom } from './calls/draw.ts';
import { engine } from './engine.ts';
import { keptInDatabase, keptInModel } from './kept-people.ts';
import { answerOf, attemptIn, type Call, messageOf, someCall, usuallyOfOneAccount } from './lockstep.ts';
import { callsOfPeople, oftenOfPeople, storesOfPeople } from './people.ts';

/*
 * Two transactions at a time: the first makes its calls and stays open, the second comes, and only then the first ends.
 * Both sides must agree on who waits, on every answer and on what is kept. More of them:
 * STORYDESK_SEEDS=50 STORYDESK_SEED=1000 npx vitest run test/simulation/model/people-races.test.ts
 */
const rounds = 120;

// The first one of a run may take half a minute on a busy machine.
beforeAll(async () => {
  await freshPostgresUrl();
});

describe.each(seedsOf(1))('two transactions about the same people, by chance %i', (seed) => {
  test('wait for each other in the model where they do in Postgres, and then find the same', async () => {
    const database = await freshPostgres();
    const chance = chanceAndTime(seed, noon);
    const draw = usuallyOfOneAccount(drawFrom(chance));
    const model = engine();
    const modelled = transactOver(model, storesOfPeople);
    const real = realDatabase(database, 'a', chance.clock);
    const inModel: Side = {
      transaction: (work) => modelled((tx, stores) => work({ ...stores, attempt: attemptIn(tx) })),
      look: () => new Promise((resolve) => setImmediate(resolve, true)),
    };
    const inPostgres: Side = { transaction: real.transaction, look: () => isSomebodyBlocked(database) };
    const some = (most: number) =>
      Array.from({ length: 1 + draw.whole(most) }, () => someCall(draw, { callsOf, often: oftenOfPeople }));

    let waits = 0;
    for (let round = 0; round < rounds; round++) {
      const plan = { first: some(16), second: some(6), isUndone: draw.isSo(0.3) };
      const ours = await race(inModel, plan);
      const theirs = await race(inPostgres, plan);
      expect(ours, `round ${round} of seed ${seed}`).toEqual(theirs);
      if (theirs.waitsIn !== undefined) waits += 1;
    }

    expect(keptInModel(model)).toEqual(await keptInDatabase(database.db));
    expect(waits).toBeGreaterThan(rounds / 20);
  });
});

const { conversions: _told, ...callsOf } = callsOfPeople;

interface Side {
  transaction(work: (stores: Transaction) => Promise<void>): Promise<void>;
  /** Whether a transaction that has not ended by now waits for another. */
  look(): Promise<boolean>;
}

interface Plan {
  readonly first: readonly Call[];
  readonly second: readonly Call[];
  /** Whether the first is undone in the end. */
  readonly isUndone: boolean;
}

async function race(side: Side, { first, second, isUndone }: Plan) {
  const called = gate();
  const end = gate();
  const one = run(side, first, async () => {
    called.open();
    await end.opened;
    if (isUndone) throw new ChangeOfMind();
  });
  await Promise.race([called.opened, one]);

  let at = 0;
  const followed = second.map(
    (call): Call => ({ ...call, run: (stores) => call.run(stores).finally(() => (at += 1)) }),
  );
  let isOver = false;
  const two = run(side, followed, async () => {}).finally(() => {
    isOver = true;
  });
  let waitsIn: string | undefined;
  while (!isOver && waitsIn === undefined) if ((await side.look()) && !isOver) waitsIn = second[at]?.told;
  end.open();
  return { waitsIn, first: await one, second: await two };
}

/** What every call gave, up to the one that failed. Nothing is tried again: what it met is what is compared. */
async function run(side: Side, calls: readonly Call[], last: () => Promise<void>) {
  const answers: { readonly told: string; readonly answer: unknown }[] = [];
  const fault = await side
    .transaction(async (stores) => {
      try {
        for (const call of calls) answers.push({ told: call.told, answer: await answerOf(stores, call) });
        await last();
      } catch (met) {
        throw new Error(messageOf(met));
      }
    })
    .then(() => undefined, messageOf);
  return { answers, fault };
}

async function isSomebodyBlocked({ db }: Database): Promise<boolean> {
  const { rows } = await sql<{ is_blocked: boolean }>`
    select exists (
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    ) as is_blocked`.execute(db);
  return rows[0]?.is_blocked ?? false;
}
