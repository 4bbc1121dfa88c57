import { expect } from 'vitest';
import type { Stores, Transaction } from '../../../src/domain/database.ts';
import { accountId, teamId } from '../../../src/domain/ids.ts';
import { LeadChangedMeanwhile } from '../../../src/domain/lead/lead-store.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { anAccount, noon } from '../../domain/builders.ts';
import { ChangeOfMind, chanceAndTime, realDatabase, transactOver } from './both-sides.ts';
import { type CallsOf, type Draw, drawFrom } from './calls/draw.ts';
import { type Engine, type EngineTransaction, engine } from './engine.ts';

/** How to draw a call of each method of some stores. */
export type StoreCalls<Kept extends keyof Stores> = {
  readonly [Name in Kept]: (draw: Draw) => CallsOf<Stores[Name]>;
};

export interface Lockstep<Kept extends keyof Stores> {
  readonly seed: number;
  readonly transactions: number;
  readonly mostCalls: number;
  readonly database: Database;
  readonly storesOf: (tx: EngineTransaction) => Pick<Stores, Kept>;
  readonly callsOf: StoreCalls<Kept>;
  /** What is called as often as all the rest together, e.g. `leads.save`: without writes there is little to read. */
  readonly often: readonly `${Kept}.${string}`[];
}

/**
 * Makes the same calls by chance of the model and of the database, and holds all answers and faults of one against the
 * other's. Some calls are undone, some whole transactions.
 *
 * @returns the model, with all that it holds then
 */
export async function inLockstep<Kept extends keyof Stores>(of: Lockstep<Kept>): Promise<Engine> {
  const chance = chanceAndTime(of.seed, noon);
  const draw = usuallyOfOneAccount(drawFrom(chance));
  const model = engine();
  const transact = transactOver(model, of.storesOf);
  const real = realDatabase(of.database, 'a', chance.clock);

  for (let number = 0; number < of.transactions; number++) {
    const calls = Array.from({ length: 1 + draw.whole(of.mostCalls) }, () => someCall(draw, of));
    const isUndone = draw.isSo(0.15);
    const ours = await outcomeOf(calls, isUndone, (work) =>
      transact((tx, stores) => work({ ...stores, attempt: attemptIn(tx) })),
    );
    const theirs = await outcomeOf(calls, isUndone, (work) => real.transaction(work));
    expect(ours, `transaction ${number} of seed ${of.seed}`).toEqual(theirs);
  }
  return model;
}

export interface Call {
  readonly told: string;
  /** Its failure undoes itself alone. */
  readonly isTried: boolean;
  /** It is undone though it went well. */
  readonly isUndone: boolean;
  run(stores: Stores): Promise<unknown>;
}

/** Where calls meet; the others are there to be left alone. */
export const usuallyOfOneAccount = (draw: Draw): Draw => ({
  ...draw,
  account: () => (draw.isSo(0.85) ? anAccount({ team: usual.team, id: usual.account }) : draw.account()),
});
const usual = { team: teamId('T1'), account: accountId('1784') };

export function someCall<Kept extends keyof Stores>(
  draw: Draw,
  { callsOf, often }: Pick<Lockstep<Kept>, 'callsOf' | 'often'>,
): Call {
  const isOften = draw.isSo(0.5);
  const [oftenName, oftenMethod] = draw.pick(often).split('.') as [Kept, keyof Stores[Kept]];
  const name = isOften ? oftenName : draw.pick(Object.keys(callsOf) as Kept[]);
  const calls: CallsOf<Stores[Kept]> = callsOf[name](draw);
  const method = isOften ? oftenMethod : draw.pick(Object.keys(calls) as (keyof Stores[Kept])[]);
  const isTried = draw.isSo(0.9);
  return {
    told: `${name}.${String(method)}`,
    isTried,
    isUndone: isTried && draw.isSo(0.1),
    run: (stores) => calls[method](stores[name]),
  };
}

type Run = (work: (stores: Transaction) => Promise<void>) => Promise<void>;

/** What every call of a transaction gave, up to the one that failed. */
async function outcomeOf(calls: readonly Call[], isUndone: boolean, run: Run) {
  let answers: { readonly told: string; readonly answer: unknown }[] = [];
  const fault = await run(async (stores) => {
    answers = []; // it may be tried again
    for (const call of calls) answers.push({ told: call.told, answer: await answerOf(stores, call) });
    if (isUndone) throw new ChangeOfMind();
  }).then(() => undefined, messageOf);
  return { answers, fault };
}

export async function answerOf(stores: Transaction, call: Call): Promise<unknown> {
  if (!call.isTried) return call.run(stores);
  let answer: unknown;
  const { ok } = await stores.attempt(async () => {
    answer = await call.run(stores);
    if (call.isUndone) throw new ChangeOfMind();
  });
  return { ok, answer };
}

export const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

export const attemptIn =
  (tx: EngineTransaction): Transaction['attempt'] =>
  async (work) => {
    const undo = tx.savepoint();
    try {
      return accept(await work());
    } catch (fault) {
      if (fault instanceof LeadChangedMeanwhile) throw fault;
      undo();
      return refuse({ detail: messageOf(fault) });
    }
  };
