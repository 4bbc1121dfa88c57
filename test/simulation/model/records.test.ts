import { describe, expect, test } from 'vitest';
import type { Stores } from '../../../src/domain/database.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { noon } from '../../domain/builders.ts';
import { freshPglite } from '../../support/databases.ts';
import { modelAccountStore } from './account-store.ts';
import { modelAlarmStore } from './alarm-store.ts';
import { ChangeOfMind, chanceAndTime, realDatabase, rowsOf, seedsOf, transactOver } from './both-sides.ts';
import { accountCalls } from './calls/account-calls.ts';
import { type CallsOf, type Draw, drawFrom } from './calls/draw.ts';
import { conversionCalls, costCalls } from './calls/money-calls.ts';
import { alarmCalls, digestCalls, postCalls } from './calls/notice-calls.ts';
import { captureCalls, insightCalls, storyCalls } from './calls/story-calls.ts';
import { templateCalls } from './calls/template-calls.ts';
import { modelCaptureStore } from './capture-store.ts';
import { modelConversionStore } from './conversion-store.ts';
import { modelCostStore } from './cost-store.ts';
import { modelDigestStore } from './digest-store.ts';
import { type Engine, type EngineTransaction, engine } from './engine.ts';
import { modelInsightStore } from './insight-store.ts';
import { modelPostStore } from './post-store.ts';
import { modelStoryStore } from './story-store.ts';
import { captures, stories } from './tables.ts';
import { modelTemplateStore } from './template-store.ts';

/*
 * The same calls to both sides, and the same answers and faults of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/records.test.ts
 */
const transactions = 200;
const mostCalls = 12;

describe.each(seedsOf(2))('records by chance %i', (seed) => {
  test('are answered alike by the model and by the database', async () => {
    const database = await freshPglite();
    const chance = chanceAndTime(seed, noon);
    const draw = drawFrom(chance);
    const model = engine();
    const transact = transactOver(model, recordsOver);
    const real = realDatabase(database, 'a', chance.clock);

    for (let number = 0; number < transactions; number++) {
      const calls = Array.from({ length: 1 + draw.whole(mostCalls) }, () => someCall(draw));
      const isUndone = draw.isSo(0.15);
      const ours = await outcomeOf(calls, isUndone, (work) => transact((_tx, stores) => work(stores)));
      const theirs = await outcomeOf(calls, isUndone, (work) => real.transaction(work));
      expect(ours, `transaction ${number} of seed ${seed}`).toEqual(theirs);
    }

    expect(onlyWrittenInModel(model)).toEqual(await onlyWritten(database));
  });
});

const storesOf = {
  accounts: modelAccountStore,
  stories: modelStoryStore,
  insights: modelInsightStore,
  captures: modelCaptureStore,
  templates: modelTemplateStore,
  posts: modelPostStore,
  alarms: modelAlarmStore,
  digests: modelDigestStore,
  conversions: modelConversionStore,
  costs: modelCostStore,
};

type Kept = keyof typeof storesOf;

const recordsOver = (tx: EngineTransaction): Pick<Stores, Kept> => ({
  accounts: storesOf.accounts(tx),
  stories: storesOf.stories(tx),
  insights: storesOf.insights(tx),
  captures: storesOf.captures(tx),
  templates: storesOf.templates(tx),
  posts: storesOf.posts(tx),
  alarms: storesOf.alarms(tx),
  digests: storesOf.digests(tx),
  conversions: storesOf.conversions(tx),
  costs: storesOf.costs(tx),
});

const callsOf: { readonly [Name in Kept]: (draw: Draw) => CallsOf<Stores[Name]> } = {
  accounts: accountCalls,
  stories: storyCalls,
  insights: insightCalls,
  captures: captureCalls,
  templates: templateCalls,
  posts: postCalls,
  alarms: alarmCalls,
  digests: digestCalls,
  conversions: conversionCalls,
  costs: costCalls,
};

interface Call {
  readonly told: string;
  run(stores: Stores): Promise<unknown>;
}

/** Those with more to go wrong are asked more. */
const often: readonly Kept[] = ['conversions', 'conversions', 'accounts', 'posts', 'alarms'];
const someCall = (draw: Draw): Call => callOf(draw, draw.pick([...often, ...(Object.keys(callsOf) as Kept[])]));

function callOf<Name extends Kept>(draw: Draw, name: Name): Call {
  const calls = callsOf[name](draw);
  const method = draw.pick(Object.keys(calls) as (keyof Stores[Name])[]);
  return { told: `${name}.${String(method)}`, run: (stores) => calls[method](stores[name]) };
}

type Run = (work: (stores: Stores) => Promise<unknown>) => Promise<unknown>;

/** What every call of a transaction gave, up to the one that failed. */
async function outcomeOf(calls: readonly Call[], isUndone: boolean, run: Run) {
  let answers: { readonly told: string; readonly answer: unknown }[] = [];
  const fault = await run(async (stores) => {
    answers = []; // it may be tried again
    for (const call of calls) answers.push({ told: call.told, answer: await call.run(stores) });
    if (isUndone) throw new ChangeOfMind();
  }).then(() => undefined, messageOf);
  return { answers, fault };
}

const messageOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** What no store reads back. */
function onlyWrittenInModel(model: Engine) {
  return {
    captures: [...model.committed(captures)]
      .map(({ team, account, id, story, by, at, outcome }) => {
        const { fresh, seenBefore, alreadyHere, unreadable } = outcome;
        return JSON.stringify([team, account, id, story, by, at, fresh, seenBefore + alreadyHere, unreadable]);
      })
      .toSorted(),
    openedBy: [...model.committed(stories)]
      .map(({ story: { team, account, id }, openedBy }) => JSON.stringify([team, account, id, openedBy ?? null]))
      .toSorted(),
  };
}

async function onlyWritten(database: Database) {
  const saved = await rowsOf<Record<string, unknown>>(database, 'capture');
  const opened = await rowsOf<Record<string, unknown>>(database, 'story');
  const columns = ['captured_by', 'captured_at', 'fresh_count', 'known_count', 'unreadable_count'];
  const textOf =
    (...names: string[]) =>
    (row: Record<string, unknown>) =>
      JSON.stringify(names.map((name) => row[name]));
  return {
    captures: saved.map(textOf('team_id', 'account_id', 'capture_id', 'story_id', ...columns)).toSorted(),
    openedBy: opened.map(textOf('team_id', 'account_id', 'story_id', 'opened_by')).toSorted(),
  };
}
