import type { Kysely } from 'kysely';
import { describe, expect, onTestFinished } from 'vitest';
import type { Transaction } from '../../../src/domain/database.ts';
import { addMilliseconds } from '../../../src/domain/duration.ts';
import type { TaskKind } from '../../../src/domain/task/task.ts';
import type { TaskHandler } from '../../../src/domain/task/task-handler.ts';
import { mostFaults } from '../../../src/domain/task/task-queue.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { retryTransaction } from '../../../src/integrations/postgres/retry-transaction.ts';
import type { Schema } from '../../../src/integrations/postgres/schema.ts';
import { postgresTaskQueue } from '../../../src/integrations/postgres/task-queue.ts';
import { type TaskRunner, taskRunner } from '../../../src/integrations/schedule/task-runner.ts';
import { onBoth } from '../../support/databases.ts';
import { at, claimOne, noon, schedule } from '../../support/tasks.ts';

describe('working on tasks', () => {
  onBoth('runs each due task once and writes down how it ended', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { kind: 'end-lease', key: 'lead-1' });
    await schedule(database.db, { kind: 'end-lease', key: 'lead-2' });
    await schedule(database.db, { kind: 'prune', key: '-' });
    const ran: string[] = [];

    await desk.run({
      'end-lease': async (task) => {
        ran.push(task.key);
        return { outcome: 'done' };
      },
      prune: async () => ({ outcome: 'failed', detail: 'nothing to prune' }),
    });

    expect(ran.toSorted()).toStrictEqual(['lead-1', 'lead-2']);
    expect(await desk.ends()).toStrictEqual(['end-lease lead-1 done', 'end-lease lead-2 done', 'prune - failed']);
  });

  onBoth('works on no more than so many at once, and on all in the end', async (database) => {
    const desk = new RunnerDesk(database, { concurrency: 3 });
    for (let count = 0; count < 10; count++) await schedule(database.db, { key: `lead-${count}` });
    let atOnce = 0;
    let mostAtOnce = 0;

    await desk.run({
      'end-lease': async () => {
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        await new Promise(setImmediate);
        atOnce--;
        return { outcome: 'done' };
      },
    });

    expect(mostAtOnce).toBe(3);
    expect(await desk.ends()).toHaveLength(10);
  });

  onBoth('records what was learned in the transaction that ends the task', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db);

    await desk.run({
      'end-lease': async () => ({
        outcome: 'done',
        record: async () => {
          await desk.tx
            ?.insertInto('team')
            .values({ team_id: 'T9', name: 'Nine', bot_user_id: null, created_at: noon })
            .execute();
        },
      }),
    });

    expect(await database.db.selectFrom('team').select('team_id').execute()).toStrictEqual([{ team_id: 'T9' }]);
  });

  onBoth('ends nothing when recording fails, and tries again later', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db);
    let attempts = 0;
    const handlers: Handlers = {
      'end-lease': async () => ({
        outcome: 'done',
        record: async () => {
          if (++attempts === 1) throw new Error('the words of a viewer');
        },
      }),
    };

    await desk.run(handlers);
    const first = await desk.ends();
    desk.now = at(5);
    await desk.run(handlers);

    expect(first).toStrictEqual(['end-lease lead-1 null']);
    expect(await desk.ends()).toStrictEqual(['end-lease lead-1 done']);
    expect(desk.log.join('\n')).toContain('A task failed and is retried');
    expect(desk.log.join('\n')).not.toContain('the words of a viewer');
  });

  onBoth('lets a task that is not over run again at its time, as often as it asks', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { kind: 'poll-stories', key: 'A1' });
    const ranAt: Date[] = [];
    const handlers: Handlers = {
      'poll-stories': async () => {
        ranAt.push(desk.now);
        return { outcome: { again: new Date(desk.now.getTime() + 120_000) } };
      },
    };

    for (const seconds of [0, 60, 120, 240]) {
      desk.now = at(seconds);
      await desk.run(handlers);
    }

    expect(ranAt).toStrictEqual([at(0), at(120), at(240)]);
  });
});

describe('a handler that fails', () => {
  onBoth('is tried again after growing gaps, and given up in the end', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db);
    const ranAt: number[] = [];

    for (let seconds = 0; seconds < 3 * 3600; seconds += 5) {
      const { due_at } = await database.db.selectFrom('task').select('due_at').executeTakeFirstOrThrow();
      if (due_at > at(seconds)) continue;
      desk.now = at(seconds);
      await desk.run({
        'end-lease': async () => {
          ranAt.push(seconds);
          throw new Error('no');
        },
      });
      if ((await desk.ends())[0] === 'end-lease lead-1 failed') break;
    }

    const gaps = ranAt.slice(1).map((seconds, index) => seconds - (ranAt[index] ?? 0));
    expect(gaps).toStrictEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
    expect(ranAt).toHaveLength(mostFaults);
    expect(await desk.ends()).toStrictEqual(['end-lease lead-1 failed']);
    expect(desk.log.filter((line) => line.includes('A task is given up'))).toHaveLength(1);
  });

  onBoth('costs its neighbours nothing, not even in its lane', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { lane: 'C1', key: 'broken', priority: 9 });
    await schedule(database.db, { lane: 'C1', key: 'sound' });
    const handlers: Handlers = {
      'end-lease': async (task) => {
        if (task.key === 'broken') throw new Error('no');
        return { outcome: 'done' };
      },
    };

    await desk.run(handlers);
    desk.now = at(1);
    await desk.run(handlers);

    expect(await desk.ends()).toStrictEqual(['end-lease broken null', 'end-lease sound done']);
  });

  onBoth('may be of a newer version: then the task waits for that one', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { kind: 'refresh-token', key: 'A1' });
    await desk.run({});
    desk.now = at(60);

    await desk.run({ 'refresh-token': async () => ({ outcome: 'done' }) });

    expect(await desk.ends()).toStrictEqual(['refresh-token A1 done']);
  });
});

describe('a run whose lease was lost', () => {
  onBoth('knows it, records nothing, and does what it has for that case', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { lane: 'C1' });
    const seen: unknown[] = [];
    const done = Promise.withResolvers<void>();

    const runner = desk.start({
      'end-lease': async (_, run) => {
        seen.push(run.isStillOurs());
        void runner.stop(); // so that it is not this runner which takes the task over
        desk.now = at(30);
        await claimOne(database.db, at(30));
        seen.push(run.isStillOurs());
        return {
          outcome: 'done',
          lane: { notBefore: at(90) },
          record: async () => void seen.push('recorded'),
          onFenced: async () => done.resolve(),
        };
      },
    });
    await done.promise;

    expect(seen).toStrictEqual([true, false]);
    expect(await desk.ends()).toStrictEqual(['end-lease lead-1 null']);
    const lane = await database.db.selectFrom('lane').select(['held_until', 'next_free_at']).executeTakeFirstOrThrow();
    expect(lane).toStrictEqual({ held_until: at(60), next_free_at: at(90) });
  });

  onBoth('gives its place to others when it never returns', async (database) => {
    const desk = new RunnerDesk(database, { concurrency: 1 });
    await schedule(database.db, { key: 'hangs', dueAt: at(-1) });
    const handlers: Handlers = {
      'end-lease': (task) =>
        task.key === 'hangs' && task.attempts === 1 ? new Promise(() => {}) : Promise.resolve({ outcome: 'done' }),
    };

    const runner = desk.start(handlers);
    await desk.until(
      async () => (await database.db.selectFrom('task').select('attempts').executeTakeFirst())?.attempts === 1,
    );
    await schedule(database.db, { key: 'waits' });
    desk.now = at(30);
    runner.wake();
    await desk.until(async () => (await desk.ends()).every((end) => end.endsWith('done')));

    expect(await desk.ends()).toStrictEqual(['end-lease hangs done', 'end-lease waits done']);
  });
});

describe('the lane of a task', () => {
  onBoth('is looked at again a moment before it is free', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { lane: 'C1', key: 'a' });
    await schedule(database.db, { lane: 'C1', key: 'b' });

    await desk.run({ 'end-lease': async () => ({ outcome: 'done', lane: { pace: { intervalMs: 1_000, burst: 1 } } }) });

    expect(desk.slept).toContain(900);
    expect((await desk.ends()).filter((end) => end.endsWith('done'))).toHaveLength(1);
  });

  onBoth('lets a task that has begun by then go outside only when it is free', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db, { lane: 'C1', key: 'a' });
    await schedule(database.db, { lane: 'C1', key: 'b' });
    const seen: string[] = [];
    desk.start({
      async 'end-lease'(task, run) {
        seen.push(`${task.key} begins`);
        await run.untilItsTurn();
        seen.push(`${task.key} goes outside`);
        return { outcome: 'done', lane: { pace: { intervalMs: 1_000, burst: 1 } } };
      },
    });
    await desk.until(async () => desk.slept.includes(900));

    desk.now = addMilliseconds(noon, 899);
    desk.awaken(); // timers may end a millisecond early
    await desk.until(async () => desk.slept.includes(1));
    desk.now = addMilliseconds(noon, 900);
    desk.awaken();
    await desk.until(async () => desk.slept.includes(100));
    expect(seen).toStrictEqual(['a begins', 'a goes outside', 'b begins']);

    desk.now = at(1);
    desk.awaken();
    await desk.until(async () => seen.includes('b goes outside'));
  });

  onBoth('takes its next task at once when nothing was asked outside', async (database) => {
    const desk = new RunnerDesk(database);
    for (const key of ['a', 'b', 'c']) await schedule(database.db, { lane: 'C1', key });

    await desk.run({ 'end-lease': async () => ({ outcome: 'done' }) });

    expect(await desk.ends()).toStrictEqual(['end-lease a done', 'end-lease b done', 'end-lease c done']);
  });
});

describe('stopping', () => {
  onBoth('waits for what is running and begins nothing more', async (database) => {
    const desk = new RunnerDesk(database, { concurrency: 1 });
    await schedule(database.db, { key: 'first', dueAt: at(-1) });
    await schedule(database.db, { key: 'second' });
    const begun = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();

    const runner = desk.start({
      'end-lease': async () => {
        begun.resolve();
        await mayEnd.promise;
        return { outcome: 'done' };
      },
    });
    await begun.promise;
    const stopped = runner.stop();
    mayEnd.resolve();
    await stopped;

    expect(await desk.ends()).toStrictEqual(['end-lease first done', 'end-lease second null']);
  });

  onBoth('waits ten seconds for what does not end, and no longer', async (database) => {
    const desk = new RunnerDesk(database);
    await schedule(database.db);
    const begun = Promise.withResolvers<void>();
    const runner = desk.start({
      'end-lease': () => {
        begun.resolve();
        return new Promise(() => {});
      },
    });
    await begun.promise;

    const stopped = runner.stop();
    desk.awaken();
    await stopped;

    expect(desk.slept).toContain(10_000);
  });
});

type Handlers = Partial<Record<TaskKind, TaskHandler>>;

/** A runner over a database, with a clock that stands still and sleeps that last until told otherwise. */
class RunnerDesk {
  now = noon;
  readonly log: string[] = [];
  readonly slept: number[] = [];
  /** The transaction that is just ending a task. */
  tx: Kysely<Schema> | undefined;
  readonly #database: Database;
  readonly #concurrency: number;
  readonly #sleepers: (() => void)[] = [];

  constructor(database: Database, { concurrency = 10 } = {}) {
    this.#database = database;
    this.#concurrency = concurrency;
  }

  /** Runs until nothing is left that is due. */
  async run(handlers: Handlers): Promise<void> {
    const runner = this.start(handlers);
    await this.until(async () => !(await this.#hasWork()));
    await runner.stop();
  }

  start(handlers: Handlers): TaskRunner {
    const write = (line: object, message?: string) => void this.log.push(`${message} ${JSON.stringify(line)}`);
    const runner = taskRunner({
      queue: postgresTaskQueue(this.#database.db, (work) =>
        retryTransaction(
          this.#database.db,
          () => 0,
          (tx) => {
            this.tx = tx;
            return work(tx, {} as Transaction);
          },
        ),
      ),
      clock: { now: () => this.now },
      handlers,
      leaseSeconds: 30,
      concurrency: this.#concurrency,
      sleep: (milliseconds) => {
        this.slept.push(milliseconds);
        return new Promise((resolve) => this.#sleepers.push(resolve));
      },
      log: { warn: write, error: write } as never,
    });
    onTestFinished(async () => {
      const stopped = runner.stop();
      this.awaken();
      await stopped;
    });
    runner.start();
    return runner;
  }

  awaken(): void {
    for (const resolve of this.#sleepers.splice(0)) resolve();
  }

  async until(isTrue: () => Promise<boolean>): Promise<void> {
    while (!(await isTrue())) await new Promise(setImmediate);
  }

  /** How every task ended, by kind and key. */
  async ends(): Promise<string[]> {
    const rows = await this.#database.db
      .selectFrom('task')
      .select(['kind', 'key', 'outcome'])
      .orderBy('kind')
      .orderBy('key')
      .execute();
    return rows.map(({ kind, key, outcome }) => `${kind} ${key} ${outcome}`);
  }

  async #hasWork(): Promise<boolean> {
    const rows = await this.#database.db
      .selectFrom('task')
      .leftJoin('lane', (join) => join.onRef('lane.team_id', '=', 'task.team_id').onRef('lane.lane', '=', 'task.lane'))
      .select('task_id')
      .where('outcome', 'is', null)
      .where('due_at', '<=', this.now)
      .where((where) => where.or([where('lane.next_free_at', 'is', null), where('lane.next_free_at', '<=', this.now)]))
      .execute();
    return rows.length > 0;
  }
}
