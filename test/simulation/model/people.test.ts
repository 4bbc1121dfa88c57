import { beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '../../../src/domain/database.ts';
import { messageId, signalKey, viewerId } from '../../../src/domain/ids.ts';
import { anAccount, aSignal, minutesLater, noon } from '../../domain/builders.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { freshPglite } from '../../support/databases.ts';
import { realDatabase, seedsOf, transactOver } from './both-sides.ts';
import { abouts } from './calls/signal-calls.ts';
import { engine } from './engine.ts';
import { keptInDatabase, keptInModel } from './kept-people.ts';
import { inLockstep } from './lockstep.ts';
import { callsOfPeople, oftenOfPeople, storesOfPeople } from './people.ts';

/*
 * The same calls to both sides, and the same answers and faults of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/people.test.ts
 */
const transactions = 55;
const mostCalls = 30;

// The first one of a run may take half a minute on a busy machine.
beforeAll(async () => {
  await freshPglite();
});

describe.each(seedsOf(2))('people, their words, leads and touches by chance %i', (seed) => {
  test('are answered and kept alike by the model and by the database', async () => {
    const database = await freshPglite();

    const model = await inLockstep({
      seed,
      transactions,
      mostCalls,
      database,
      storesOf: storesOfPeople,
      callsOf: callsOfPeople,
      often: oftenOfPeople,
    });

    expect(keptInModel(model)).toEqual(await keptInDatabase(database.db));
  });
});

test('of more acts than are looked at the model takes those that the database takes', async () => {
  const account = anAccount();
  const viewer = viewerId('igsid:1');
  const record = async (stores: Stores) => {
    for (let number = 0; number < 210; number++) {
      const signal = aSignal({
        key: signalKey(`comment:${number}`),
        kind: 'comment',
        viewer,
        message: messageId(`comment:${number}`),
        happenedAt: minutesLater((number * 37) % 211),
      });
      await stores.signals.add(signal, false);
    }
    const deciding = await stores.signals.deciding(account, viewer, { happenedAfter: noon, receivedAfter: undefined });
    return { deciding, person: await stores.touches.person(account, viewer) };
  };

  const ours = await transactOver(engine(), storesOfPeople)((_tx, stores) => record(stores));
  const theirs = await realDatabase(await freshPglite(), 'a', new ManualClock(noon.toISOString())).transaction(record);

  expect([ours.deciding.length, ours.person.comments.length]).toEqual([200, 50]);
  expect(ours).toEqual(theirs);
});

test.each(['dm', 'reaction'] as const)(
  'of two %ss at one time the model keeps the one that the database keeps',
  async (kind) => {
    const record = async (stores: Stores) => {
      for (const [first, one] of abouts.entries()) {
        for (const [second, other] of abouts.entries()) {
          const key = signalKey(`${kind}:${first}:${second}`);
          await stores.signals.add(aSignal({ key, kind, about: one }), false);
          await stores.signals.add(aSignal({ key, kind, about: other }), false);
        }
      }
      const { viewer, happenedAt } = aSignal();
      const range = { happenedAfter: minutesLater(-1, happenedAt), receivedAfter: undefined };
      return stores.signals.deciding(anAccount(), viewer, range);
    };

    const ours = await transactOver(engine(), storesOfPeople)((_tx, stores) => record(stores));
    const theirs = await realDatabase(await freshPglite(), 'a', new ManualClock(noon.toISOString())).transaction(
      record,
    );

    expect(ours).toHaveLength(abouts.length ** 2);
    expect(ours).toEqual(theirs);
  },
);
