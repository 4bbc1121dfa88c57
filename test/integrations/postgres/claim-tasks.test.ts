import { describe, expect } from 'vitest';
import { teamId } from '../../../src/domain/ids.ts';
import type { LaneNext } from '../../../src/domain/task/task-handler.ts';
import { type ClaimedTask, mostFaults } from '../../../src/domain/task/task-queue.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { finishTask } from '../../../src/integrations/postgres/end-task.ts';
import { freeLane, unparkLane } from '../../../src/integrations/postgres/lane.ts';
import { onBoth } from '../../support/databases.ts';
import { at, claim, claimOne, keys, noon, schedule, team } from '../../support/tasks.ts';

describe('claiming timers', () => {
  onBoth('takes the longest due first, up to the limit, each for one claimer', async ({ db }) => {
    for (const seconds of [3, 1, 2]) await schedule(db, { key: `due-${seconds}`, dueAt: at(seconds) });

    const first = await claim(db, at(5), { limit: 2 });
    const second = await claim(db, at(5), { limit: 2 });

    expect(keys(first).toSorted()).toStrictEqual(['due-1', 'due-2']);
    expect(keys(second)).toStrictEqual(['due-3']);
  });

  onBoth('takes one whose lease has ended once more, with another fence', async ({ db }) => {
    await schedule(db);
    const first = await claimOne(db);

    const early = await claim(db, at(29));
    const second = await claimOne(db, at(30));

    expect(first).toMatchObject({ attempts: 1, faults: 0, leaseUntil: at(30) });
    expect(early).toStrictEqual([]);
    expect(second).toMatchObject({ id: first.id, attempts: 2, faults: 1, leaseUntil: at(60) });
    expect(second.fence).not.toBe(first.fence);
  });

  onBoth('gives up a task whose workers keep vanishing', async ({ db }) => {
    await schedule(db);

    const claims = [];
    for (let round = 0; round < mostFaults + 5; round++) claims.push(await claim(db, at(30 * round)));

    expect(claims.flat()).toHaveLength(mostFaults);
    const row = await db.selectFrom('task').select(['outcome', 'outcome_detail']).executeTakeFirstOrThrow();
    expect(row).toStrictEqual({ outcome: 'failed', outcome_detail: 'its workers vanished' });
  });

  onBoth('takes turns with lanes when there is more than one may take', async ({ db }) => {
    await schedule(db, { key: 'timer-1' });
    await schedule(db, { key: 'timer-2' });
    await schedule(db, { key: 'card', lane: 'C1' });

    const lanesFirst = await claim(db, noon, { limit: 1, first: 'lanes' });
    const timersFirst = await claim(db, noon, { limit: 1, first: 'timers' });

    expect(keys(lanesFirst)).toStrictEqual(['card']);
    expect(keys(timersFirst)).toHaveLength(1);
    expect(keys(timersFirst)).not.toContain('card');
  });
});

describe('claiming from lanes', () => {
  onBoth('takes the hottest of each free lane, and one of a lane at a time', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'warm', priority: 1 });
    await schedule(db, { lane: 'C1', key: 'hot', priority: 9 });
    await schedule(db, { lane: 'C2', key: 'other', priority: 0 });

    const first = await claim(db);
    const second = await claim(db, at(1));

    expect(keys(first).toSorted()).toStrictEqual(['hot', 'other']);
    expect(second).toStrictEqual([]);
  });

  onBoth('takes the next once the lane was freed', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'hot', priority: 9 });
    await schedule(db, { lane: 'C1', key: 'warm', priority: 1 });
    await end(db, await claimOne(db), undefined, noon);

    expect(keys(await claim(db))).toStrictEqual(['warm']);
  });

  onBoth('prefers the longest due among equally hot ones', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'later', dueAt: at(-1) });
    await schedule(db, { lane: 'C1', key: 'earlier', dueAt: at(-2) });

    expect(keys(await claim(db))).toStrictEqual(['earlier']);
  });

  onBoth('takes no task before it is due, however hot', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'hot', priority: 9, dueAt: at(10) });
    await schedule(db, { lane: 'C1', key: 'warm' });
    await end(db, await claimOne(db), undefined, noon);

    expect(await claim(db, at(9))).toStrictEqual([]);
    expect(keys(await claim(db, at(10)))).toStrictEqual(['hot']);
  });

  onBoth('finds new work in a lane that had run empty', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'first' });
    await end(db, await claimOne(db), undefined, noon);
    const whileEmpty = await claim(db, at(1));
    const { idle } = await db.selectFrom('lane').select('idle').executeTakeFirstOrThrow();
    await schedule(db, { lane: 'C1', key: 'second', dueAt: at(2) }, at(2));

    expect(whileEmpty).toStrictEqual([]);
    expect(idle).toBe(true);
    expect(keys(await claim(db, at(2)))).toStrictEqual(['second']);
  });

  onBoth('lets a lane go on when the worker that held it has vanished', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'lost', priority: 9 });
    await schedule(db, { lane: 'C1', key: 'waiting' });
    const lost = await claimOne(db);

    const early = await claim(db, at(29));
    const again = await claimOne(db, at(30));

    expect(early).toStrictEqual([]);
    expect(again).toMatchObject({ id: lost.id, attempts: 2 });
    expect(await claim(db, at(31))).toStrictEqual([]);
  });

  onBoth('keeps lanes of the same name in two teams apart', async ({ db }) => {
    await schedule(db, { lane: 'slack-edit', key: 'ours' });
    await schedule(db, { lane: 'slack-edit', key: 'theirs', team: teamId('T2') });

    expect(keys(await claim(db)).toSorted()).toStrictEqual(['ours', 'theirs']);
  });
});

describe('the pace of a lane', () => {
  const pace = { intervalMs: 1_000, burst: 1 };

  onBoth('lets one task through per interval, counted from its end', async ({ db }) => {
    for (const key of ['a', 'b', 'c']) await schedule(db, { lane: 'C1', key });
    const free = await end(db, await claimOne(db), { pace }, at(0.4));

    expect(free).toStrictEqual(at(1.4));
    expect(await claim(db, at(1.399))).toStrictEqual([]);
    expect(await claim(db, at(1.4))).toHaveLength(1);
  });

  onBoth('never lets more than burst + window / interval through in any window', async ({ db }) => {
    const burst = 3;
    for (let count = 0; count < 40; count++) await schedule(db, { lane: 'C1', key: `card-${count}` });

    const startedAt: number[] = [];
    for (let tenths = 0; tenths < 150; tenths++) {
      for (let [task] = await claim(db, at(tenths / 10)); task; [task] = await claim(db, at(tenths / 10))) {
        startedAt.push(tenths / 10);
        await end(db, task, { pace: { intervalMs: 1_000, burst } }, at(tenths / 10));
      }
    }

    const inWindow = (from: number, seconds: number) =>
      startedAt.filter((start) => start >= from && start < from + seconds).length;
    for (const from of startedAt)
      for (const seconds of [0.5, 1, 2, 5, 10]) expect(inWindow(from, seconds)).toBeLessThanOrEqual(burst + seconds);
    expect(inWindow(0, 0.1)).toBe(burst);
    expect(startedAt).toHaveLength(burst + 14);
  });

  onBoth('waits as long as the other side has asked for', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'a' });
    await schedule(db, { lane: 'C1', key: 'b' });
    await end(db, await claimOne(db), { notBefore: at(30) }, noon);

    expect(await claim(db, at(29))).toStrictEqual([]);
    expect(await claim(db, at(30))).toHaveLength(1);
  });

  onBoth(
    'is charged for a call whose lease was lost, without freeing the lane for the one who has it now',
    async ({ db }) => {
      await schedule(db, { lane: 'C1', key: 'a' });
      const stalled = await claimOne(db);
      const current = await claimOne(db, at(30));

      await freeLane(db, stalled, { notBefore: at(40) }, at(31));

      const lane = await db.selectFrom('lane').select(['held_until', 'next_free_at']).executeTakeFirstOrThrow();
      expect(lane).toStrictEqual({ held_until: current.leaseUntil, next_free_at: at(40) });
    },
  );
});

describe('a parked lane', () => {
  onBoth('keeps its tasks until it is unparked', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'a' });
    await schedule(db, { lane: 'C1', key: 'b' });
    await end(db, await claimOne(db), { parkedBecause: 'channel_archived' }, at(1));
    await schedule(db, { lane: 'C1', key: 'c' }, at(2));
    const parked = await claim(db, at(3));
    const row = await db.selectFrom('lane').select(['parked_because', 'parked_at']).executeTakeFirstOrThrow();
    await unparkLane(db, team, 'C1');

    expect(parked).toStrictEqual([]);
    expect(row).toStrictEqual({ parked_because: 'channel_archived', parked_at: at(1) });
    expect(await claim(db, at(4))).toHaveLength(1);
  });
});

/** Ends a task and frees its lane, as a worker does. */
async function end(
  db: Database['db'],
  task: ClaimedTask,
  next: LaneNext | undefined,
  now: Date,
): Promise<Date | undefined> {
  await finishTask(db, task, 'done', undefined, now);
  return freeLane(db, task, next, now);
}
