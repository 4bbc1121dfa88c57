import { describe, expect } from 'vitest';
import { TaskFenced } from '../../../src/domain/task/task-queue.ts';
import { finishTask, retryTask } from '../../../src/integrations/postgres/end-task.ts';
import { cancelTask, postgresTaskStore } from '../../../src/integrations/postgres/task-store.ts';
import { onBoth } from '../../support/databases.ts';
import { at, claim, claimOne, keys, noon, schedule, team } from '../../support/tasks.ts';

describe('scheduling a task', () => {
  onBoth('lets it be claimed once it is due, and not before', async ({ db }) => {
    await schedule(db, { dueAt: at(60) });

    const before = await claim(db, at(59));
    const then = await claim(db, at(60));

    expect(keys(before)).toStrictEqual([]);
    expect(keys(then)).toStrictEqual(['lead-1']);
  });

  onBoth('moves the waiting task of that kind and key to the earlier time', async ({ db }) => {
    await schedule(db, { dueAt: at(60) });
    await schedule(db, { dueAt: at(10) });
    await schedule(db, { dueAt: at(90) });

    expect(await claim(db, at(9))).toStrictEqual([]);
    expect(await claim(db, at(10))).toHaveLength(1);
    expect(await claim(db, at(11))).toHaveLength(0);
  });

  onBoth('moves it to exactly that time when asked to', async ({ db }) => {
    await schedule(db, { dueAt: at(10) });
    await schedule(db, { dueAt: at(60), move: true });

    expect(await claim(db, at(59))).toStrictEqual([]);
    expect(await claim(db, at(60))).toHaveLength(1);
  });

  onBoth('leaves tasks of other keys, kinds and teams alone', async ({ db }) => {
    await schedule(db, { key: 'lead-1' });
    await schedule(db, { key: 'lead-2' });
    await schedule(db, { kind: 'read-profile', key: 'lead-1' });

    expect(await claim(db)).toHaveLength(3);
  });

  onBoth('makes the waiting task as hot as its hottest cause', async ({ db }) => {
    await schedule(db, { lane: 'C1', key: 'cool', priority: 1 });
    await schedule(db, { lane: 'C1', key: 'hot', priority: 0 });
    await schedule(db, { lane: 'C1', key: 'hot', priority: 2 });
    await schedule(db, { lane: 'C1', key: 'hot', priority: 0 });

    expect(keys(await claim(db))).toStrictEqual(['hot']);
  });

  onBoth('puts a waiting task into the lane that was named last', async ({ db }) => {
    await schedule(db, { lane: 'edits' });
    await schedule(db, { lane: 'posts' });

    expect(await claimOne(db)).toMatchObject({ lane: 'posts' });
  });

  onBoth('tells whoever wakes the workers', async ({ db }) => {
    let told = 0;
    const store = postgresTaskStore({ db, clock: { now: () => noon }, ids: { next: () => 'task-1' } }, () => told++);

    await store.schedule({ team, kind: 'prune', key: '-', dueAt: noon });
    await store.unpark(team, 'C1');

    expect(told).toBe(2);
    expect(await claimOne(db)).toMatchObject({ id: 'task-1', kind: 'prune', key: '-', attempts: 1, lane: undefined });
  });

  onBoth('is undone with the transaction that caused it', async ({ db }) => {
    const failed = db.transaction().execute(async (tx) => {
      await schedule(tx, { lane: 'C1' });
      throw new Error('the lead could not be saved');
    });

    await expect(failed).rejects.toThrow('the lead could not be saved');
    expect(await claim(db)).toStrictEqual([]);
  });
});

describe('a task scheduled while it is being worked on', () => {
  onBoth('runs again afterwards, at the time asked for', async ({ db }) => {
    await schedule(db);
    const first = await claimOne(db);
    await schedule(db, { dueAt: at(600) }, at(1));
    await finishTask(db, first, 'done', undefined, at(2));

    expect(await claim(db, at(599))).toStrictEqual([]);
    expect(await claimOne(db, at(600))).toMatchObject({ id: first.id, attempts: 1 });
  });

  onBoth('runs again in its lane too', async ({ db }) => {
    await schedule(db, { lane: 'C1' });
    const first = await claimOne(db);
    await schedule(db, { lane: 'C2', dueAt: at(1) }, at(1));
    await finishTask(db, first, 'done', undefined, at(2));

    expect(await claimOne(db, at(2))).toMatchObject({ id: first.id, lane: 'C2' });
  });

  onBoth('runs again for every time it was asked for after a run that is retried', async ({ db }) => {
    await schedule(db);
    const first = await claimOne(db);
    await schedule(db, { dueAt: at(600) }, at(1));
    await retryTask(db, first, at(10), { detail: undefined, faults: 0 });
    const retried = await claimOne(db, at(10));
    await finishTask(db, retried, 'done', undefined, at(11));

    expect(await claim(db, at(599))).toStrictEqual([]);
    expect(await claim(db, at(600))).toHaveLength(1);
  });

  onBoth('runs again although its worker vanished', async ({ db }) => {
    await schedule(db);
    await claimOne(db);
    await schedule(db, { dueAt: at(600) }, at(1));
    const second = await claimOne(db, at(30));
    await finishTask(db, second, 'done', undefined, at(31));

    expect(await claim(db, at(600))).toHaveLength(1);
  });

  onBoth('does not run again once that was cancelled', async ({ db }) => {
    await schedule(db);
    const first = await claimOne(db);
    await schedule(db, { dueAt: at(1) }, at(1));
    await cancelTask(db, team, 'end-lease', 'lead-1');
    await finishTask(db, first, 'done', undefined, at(2));

    expect(await claim(db, at(600))).toStrictEqual([]);
  });
});

describe('cancelling a task', () => {
  onBoth('removes the waiting one of that kind and key, and only that', async ({ db }) => {
    await schedule(db, { key: 'lead-1' });
    await schedule(db, { key: 'lead-2' });

    await cancelTask(db, team, 'end-lease', 'lead-1');
    await cancelTask(db, team, 'end-lease', 'never-scheduled');

    expect(keys(await claim(db))).toStrictEqual(['lead-2']);
  });

  onBoth('does not call back one that is being worked on, which can still be ended', async ({ db }) => {
    await schedule(db);
    const task = await claimOne(db);

    await cancelTask(db, team, 'end-lease', 'lead-1');
    await finishTask(db, task, 'done', undefined, at(1));

    const row = await db.selectFrom('task').select(['outcome', 'finished_at']).executeTakeFirstOrThrow();
    expect(row).toStrictEqual({ outcome: 'done', finished_at: at(1) });
  });
});

describe('ending a task', () => {
  onBoth('is written down, and lets the same key be scheduled anew', async ({ db }) => {
    await schedule(db);
    await finishTask(db, await claimOne(db), 'unknown', 'no answer', at(1));
    await schedule(db, { dueAt: at(2) }, at(2));

    expect(await claimOne(db, at(2))).toMatchObject({ attempts: 1 });
    const rows = await db.selectFrom('task').select(['outcome', 'outcome_detail']).orderBy('task_id').execute();
    expect(rows).toStrictEqual([
      { outcome: 'unknown', outcome_detail: 'no answer' },
      { outcome: null, outcome_detail: null },
    ]);
  });

  onBoth('is refused once somebody else has taken the task over', async ({ db }) => {
    await schedule(db);
    const stalled = await claimOne(db);
    const second = await claimOne(db, at(30));

    await expect(finishTask(db, stalled, 'done', undefined, at(31))).rejects.toThrow(TaskFenced);
    await expect(retryTask(db, stalled, at(31), { detail: undefined, faults: 0 })).rejects.toThrow(TaskFenced);
    await finishTask(db, second, 'done', undefined, at(32));
  });

  onBoth('is refused when it has ended already', async ({ db }) => {
    await schedule(db);
    const task = await claimOne(db);
    await finishTask(db, task, 'done', undefined, at(1));

    await expect(finishTask(db, task, 'failed', undefined, at(2))).rejects.toThrow(TaskFenced);
  });

  onBoth('is refused when it has ended already, and waits for the time it was scheduled for', async ({ db }) => {
    await schedule(db);
    const task = await claimOne(db);
    await schedule(db, { dueAt: at(600) }, at(1));
    await finishTask(db, task, 'done', undefined, at(2));

    // As a run does whose COMMIT was not answered.
    const again = retryTask(db, task, at(7), { detail: 'no answer', faults: 1 });

    await expect(again).rejects.toThrow(TaskFenced);
    expect(await claim(db, at(7))).toStrictEqual([]);
    expect(await claimOne(db, at(600))).toMatchObject({ faults: 0 });
  });
});

describe('retrying a task', () => {
  onBoth('lets it wait until then, counting attempts and faults', async ({ db }) => {
    await schedule(db);
    await retryTask(db, await claimOne(db), at(10), { detail: 'not yet', faults: 3 });

    expect(await claim(db, at(9))).toStrictEqual([]);
    expect(await claimOne(db, at(10))).toMatchObject({ attempts: 2, faults: 3 });
  });

  onBoth('lets it wait for less when it was scheduled earlier meanwhile', async ({ db }) => {
    await schedule(db);
    const task = await claimOne(db);
    await schedule(db, { dueAt: at(5) }, at(1));
    await retryTask(db, task, at(10), { detail: undefined, faults: 0 });

    const again = await claimOne(db, at(5));
    await finishTask(db, again, 'done', undefined, at(6));
    expect(await claim(db, at(600))).toStrictEqual([]);
  });
});
