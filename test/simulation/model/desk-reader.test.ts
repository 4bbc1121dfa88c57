import { describe, expect, test } from 'vitest';
import type { Stores } from '../../../src/domain/database.ts';
import type { DeskReader } from '../../../src/domain/desk-reader.ts';
import { noon } from '../../domain/builders.ts';
import { freshPglite } from '../../support/databases.ts';
import { modelAccountStore } from './account-store.ts';
import {
  ChangeOfMind,
  chanceAndTime,
  countedIds,
  outcomeOf,
  realDatabase,
  seedsOf,
  transactOver,
} from './both-sides.ts';
import { someFact } from './calls/desk-facts.ts';
import { accounts, type CallsOf, type Draw, drawFrom } from './calls/draw.ts';
import { modelDeskReader } from './desk-reader.ts';
import { engine } from './engine.ts';
import { modelInsightStore } from './insight-store.ts';
import { modelPostStore } from './post-store.ts';
import { modelStoryStore } from './story-store.ts';
import { modelTaskStore } from './task-store.ts';

/*
 * The same desk on both sides, and the same screens of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/desk-reader.test.ts
 */
const facts = 200;

describe.each(seedsOf(2))('a desk by chance %i', (seed) => {
  test('is shown alike by the model and by the database', async () => {
    const database = await freshPglite();
    const chance = chanceAndTime(seed, noon);
    const draw = drawFrom(chance);
    const model = engine();
    const ids = countedIds();
    const transact = transactOver(model, (tx) => ({
      accounts: modelAccountStore(tx),
      stories: modelStoryStore(tx),
      insights: modelInsightStore(tx),
      posts: modelPostStore(tx),
      tasks: modelTaskStore(tx, { clock: chance.clock, ids }),
      desk: modelDeskReader(tx),
    }));
    const real = realDatabase(database, 'a', chance.clock);

    for (let number = 0; number < facts; number++) {
      const fact = someFact(draw, model, number);
      const look = someLook(draw);
      const isUndone = draw.isSo(0.15);
      const ours = await seen((see) =>
        transact(async (tx, stores) => {
          await fact.model(stores, tx);
          await see(look(stores), isUndone);
        }),
      );
      const theirs = await seen((see) =>
        real.transaction(async (stores) => {
          await fact.real(stores);
          await see(look(stores), isUndone);
        }),
      );
      expect(ours, `${fact.told}, ${number} of seed ${seed}`).toEqual(theirs);
    }
  });
});

/** What a transaction saw, and how it ended. */
async function seen(run: (see: (shown: Promise<unknown>, isUndone: boolean) => Promise<void>) => Promise<void>) {
  let saw: unknown;
  const end = await outcomeOf(() =>
    run(async (shown, isUndone) => {
      saw = await shown;
      if (isUndone) throw new ChangeOfMind();
    }),
  );
  return { saw, end };
}

/** A look at every kind of screen. */
function someLook(draw: Draw): (stores: Stores) => Promise<unknown> {
  const looks = Object.values(looksOf(draw));
  return async ({ desk }) => {
    const shown: unknown[] = [];
    for (const look of looks) shown.push(await look(desk));
    return shown;
  };
}

function looksOf(draw: Draw): CallsOf<DeskReader> {
  const account = draw.account();
  const team = draw.team();
  const [lead, story, user] = [draw.lead(), draw.storyOf(account.id), draw.user()];
  const wanted = draw.someOf(accounts);
  const few = 1 + draw.whole(4);
  const isShort = draw.isSo(0.5);
  return {
    card: (desk) => desk.card(team, lead),
    board: (desk) => desk.board(account.team, account.id, story),
    mine: (desk) => desk.mine(team, user, few),
    async unclaimed(desk) {
      if (!isShort) return desk.unclaimed(team, wanted, 100);
      // Of equally hot leads any may be left out.
      const lines = await desk.unclaimed(team, wanted, few);
      return lines.map((line) => [line.lead.segment, line.lead.heat]);
    },
    unclaimedCount: (desk) => desk.unclaimedCount(team, wanted),
  };
}
