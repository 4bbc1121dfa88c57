import { describe, expect, test } from 'vitest';
import { addSeconds } from '../../../src/domain/duration.ts';
import { teamId } from '../../../src/domain/ids.ts';
import type { PlannedTask } from '../../../src/domain/task/task.ts';
import type { Claim } from '../../../src/domain/task/task-queue.ts';
import { noon } from '../../domain/builders.ts';
import { chanceAndTime, countedIds, seedsOf, transactOver } from './both-sides.ts';
import { engine } from './engine.ts';
import { tasks } from './tables.ts';
import { modelTaskQueue } from './task-queue.ts';
import { modelTaskStore } from './task-store.ts';
import type { Transact } from './transact.ts';

const team = teamId('T1');
const claim: Claim = { now: noon, leaseSeconds: 30, limit: 7, first: 'timers' };
const planned = (over: Partial<PlannedTask>): PlannedTask => ({
  team,
  kind: 'publish',
  key: '1',
  dueAt: noon,
  ...over,
});

function aModel() {
  const model = engine();
  const parts = { clock: { now: () => noon }, ids: countedIds() };
  const transact = transactOver(model, (tx) => ({ tasks: modelTaskStore(tx, parts) }));
  const schedule = (over: Partial<PlannedTask>) => transact((_tx, stores) => stores.tasks.schedule(planned(over)));
  return { model, transact, schedule };
}

describe.each(seedsOf(5))('claims side by side in the model, by chance %i', (seed) => {
  test('share the tasks out: each is run once, and a lane by one at a time', async () => {
    const { model, transact, schedule } = aModel();
    const { chance } = chanceAndTime(seed, noon);
    for (let nth = 0; nth < 200; nth++) {
      await schedule({ key: String(nth), ...(chance.chance(0.6) && { lane: `lane-${nth % 5}` }) });
    }
    const slow: Transact = (work) =>
      transact(async (tx, stores) => {
        const result = await work(tx, stores);
        for (let turns = chance.whole(5); turns > 0; turns--) await undefined;
        return result;
      });
    const queue = modelTaskQueue(slow);
    const [heldNow, ended] = [new Set<string>(), [] as string[]];

    async function drain(): Promise<void> {
      while (model.size(tasks) > 0) {
        for (const task of await Array.fromAsync(queue.claim({ ...claim, first: chance.pick(['timers', 'lanes']) }))) {
          const { lane = task.key } = task;
          expect(heldNow).not.toContain(lane);
          heldNow.add(lane);
          await queue.end(task, { kind: 'over', outcome: 'done' }, undefined, noon, async () => {
            heldNow.delete(lane);
            ended.push(task.key);
          });
        }
      }
    }
    await Promise.all([drain(), drain(), drain()]);

    expect(ended).toHaveLength(200);
    expect(new Set(ended).size).toBe(200);
  });
});

describe('a claim of the model', () => {
  test('passes over what somebody else is writing, and waits for nobody', async () => {
    const { transact, schedule } = aModel();
    await schedule({ key: 'free' });
    await schedule({ key: 'written' });

    const claimed = await transact(async (_tx, stores) => {
      await stores.tasks.schedule(planned({ key: 'written' }));
      return Array.fromAsync(modelTaskQueue(transact).claim(claim));
    });

    expect(claimed.map(({ key }) => key)).toEqual(['free']);
  });

  test('waits neither for a lane that somebody parks', async () => {
    const { transact, schedule } = aModel();
    await schedule({ lane: 'C1' });

    const claimed = await transact(async (_tx, stores) => {
      await stores.tasks.park(team, 'C1', 'archived');
      return Array.fromAsync(modelTaskQueue(transact).claim(claim));
    });

    expect(claimed).toEqual([]);
  });

  test('that takes over a task keeps the one before from ending it', async () => {
    const { transact, schedule } = aModel();
    await schedule({});
    const queue = modelTaskQueue(transact);
    const [first] = await Array.fromAsync(queue.claim(claim));
    const [second] = await Array.fromAsync(queue.claim({ ...claim, now: addSeconds(noon, 30) }));
    if (!first || !second) throw new Error('Expected to claim it twice');

    const ending = queue.end(first, { kind: 'over', outcome: 'done' }, undefined, noon);

    await expect(ending).rejects.toThrow('taken over');
    await queue.end(second, { kind: 'over', outcome: 'done' }, undefined, noon);
  });
});
