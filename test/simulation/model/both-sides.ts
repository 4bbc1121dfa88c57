import { sql } from 'kysely';
import type { Stores, Transaction } from '../../../src/domain/database.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { type PostgresDatabase, postgresDatabase } from '../../../src/integrations/postgres/postgres-database.ts';
import { seededRandom } from '../../../src/sandbox/instagram/story-day/seeded-random.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { testSealer } from '../../support/desk.ts';
import type { Engine, EngineTransaction } from './engine.ts';
import type { Transact } from './transact.ts';

/** As many as asked for by STORYDESK_SEEDS, from STORYDESK_SEED on. */
export const seedsOf = (usually: number) =>
  Array.from(
    { length: Number(process.env.STORYDESK_SEEDS ?? usually) },
    (_, index) => Number(process.env.STORYDESK_SEED ?? 1) + index,
  );

/** Chance, and a clock on which no instant comes twice: what ties, each side may order as it likes. */
export function chanceAndTime(seed: number, startsAt: Date) {
  const chance = seededRandom(seed);
  const whole = (below: number) => Math.floor(chance.next() * below);
  const clock = new ManualClock(startsAt.toISOString());
  const taken = new Set<number>();
  return {
    chance: { ...chance, whole },
    clock,
    /** Some time from `from` until `to` seconds after now. */
    instant(from: number, to: number): Date {
      let at = clock.now().getTime() + Math.round(chance.between(from, to) * 1000);
      while (taken.has(at)) at += 1;
      taken.add(at);
      return new Date(at);
    },
    pass: (seconds: number) => clock.advance(1 + Math.round(chance.between(0, seconds * 1000))),
  };
}

/** Ids that both sides give alike. */
export function countedIds() {
  let last = 0;
  return {
    next() {
      last += 1;
      return `id-${String(last).padStart(5, '0')}`;
    },
  };
}

/** Transactions over plain rows, with those stores that a proof is about. */
export function transactOver(engine: Engine, storesOf: (tx: EngineTransaction) => Partial<Stores>): Transact {
  return async (work) => {
    const tx = engine.begin();
    try {
      const result = await work(tx, storesOf(tx) as Transaction);
      tx.commit();
      return result;
    } catch (fault) {
      tx.rollback();
      throw fault;
    }
  };
}

export const realDatabase = ({ db }: Database, reader: string, clock: ManualClock): PostgresDatabase =>
  postgresDatabase({
    db,
    sealer: testSealer,
    clock,
    ids: countedIds(),
    random: () => 0.5,
    reader,
    onUnopenable: (fault) => {
      throw fault;
    },
    onTasks: () => {},
  });

/** What came of a call, faults included, so that two sides can be compared. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<{ value: T } | { fault: string }> {
  try {
    return { value: await call() };
  } catch (fault) {
    return { fault: String(fault) };
  }
}

/** Undoes the transaction in which it is thrown. */
export class ChangeOfMind extends Error {
  override readonly name = 'ChangeOfMind';
}

/** All rows of a table whose name is in SQL. */
export async function rowsOf<Row>({ db }: Database, from: string): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.raw(from)}`.execute(db);
  return rows;
}
