import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ClaimedTask } from '../../../src/domain/task/task-queue.ts';
import { claimTasks } from '../../../src/integrations/postgres/claim-tasks.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { finishTask } from '../../../src/integrations/postgres/end-task.ts';
import { freeLane } from '../../../src/integrations/postgres/lane.ts';
import { cancelTask, scheduleTask } from '../../../src/integrations/postgres/task-store.ts';
import { freshPostgres, freshPostgresUrl, openPostgres } from '../../support/databases.ts';
import { at, claim, claimOne, noon, schedule, team } from '../../support/tasks.ts';

type Db = Database['db'];

describe('two processes over one Postgres', () => {
  test('claim 3,000 tasks, timers and lanes, each exactly once and a lane by one at a time', {
    timeout: 120_000,
  }, async () => {
    const url = await freshPostgresUrl();
    const processes = [(await openPostgres(url)).db, (await openPostgres(url)).db] as const;
    await seed(processes[0], 1_500, null);
    await seed(processes[0], 1_500, 'lane-' /* of 50 */);
    const heldNow = new Set<string>();
    const ended: string[] = [];

    const workers = processes.flatMap((db) => Array.from({ length: 3 }, () => drain(db, heldNow, ended)));
    await Promise.all(workers);

    expect(ended).toHaveLength(3_000);
    expect(new Set(ended).size).toBe(3_000);
  });

  test('lose no wake-up: whatever is scheduled while lanes run empty is claimed', { timeout: 120_000 }, async () => {
    const url = await freshPostgresUrl();
    const [writers, claimers] = [(await openPostgres(url)).db, (await openPostgres(url)).db];
    let isWriting = true;

    const writing = Promise.all(
      Array.from({ length: 6 }, async (_, writer) => {
        for (let index = 0; index < 150; index++) {
          const planned = {
            team,
            kind: 'publish',
            key: `${writer}-${index}`,
            dueAt: noon,
            lane: `lane-${index % 2}`,
          } as const;
          await writers.transaction().execute((tx) => scheduleTask(tx, `${writer}-${index}`, planned, noon));
        }
      }),
    ).finally(() => {
      isWriting = false;
    });
    const ended: string[] = [];
    const claiming = Array.from({ length: 3 }, async () => {
      do {
        await drain(claimers, new Set(), ended);
      } while (isWriting);
      await drain(claimers, new Set(), ended);
    });
    await Promise.all([writing, ...claiming]);

    expect(new Set(ended).size).toBe(900);
    expect(ended).toHaveLength(900);
  });

  test('never wait for each other: a writer that is not done yet keeps nobody from its lane', async () => {
    const url = await freshPostgresUrl();
    const [writer, claimer] = [(await openPostgres(url)).db, (await openPostgres(url)).db];
    await schedule(writer, { lane: 'C1', key: 'already-there' });

    await writer.transaction().execute(async (tx) => {
      await schedule(tx, { lane: 'C1', key: 'not-committed' });

      const [task, ...others] = await claim(claimer);
      await finishTask(claimer, task as ClaimedTask, 'done', undefined, noon);
      await freeLane(claimer, task as ClaimedTask, undefined, noon);
      const whileNotCommitted = await claim(claimer);

      expect(task?.key).toBe('already-there');
      expect([...others, ...whileNotCommitted]).toStrictEqual([]);
    });

    expect(await claim(claimer)).toMatchObject([{ key: 'not-committed' }]);
  });

  test('schedule the same key at once as one task', async () => {
    const url = await freshPostgresUrl();
    const processes = [(await openPostgres(url)).db, (await openPostgres(url)).db];

    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        scheduleTask(
          processes[index % 2] as Db,
          `task-${index}`,
          { team, kind: 'publish', key: 'card', dueAt: noon, lane: 'C1' },
          noon,
        ),
      ),
    );

    expect(await claim(processes[0] as Db)).toHaveLength(1);
    expect(await claim(processes[1] as Db, at(1))).toStrictEqual([]);
  });
});

describe('calling back a task', () => {
  const planned = { team, kind: 'publish', key: 'card', dueAt: noon } as const;

  test('that a run ends at the same moment leaves nothing of what should follow it', async () => {
    const url = await freshPostgresUrl();
    const [worker, writer] = [(await openPostgres(url)).db, (await openPostgres(url)).db];
    await scheduleTask(worker, '1', planned, noon);
    const running = await claimOne(worker);
    await scheduleTask(worker, '2', planned, at(1));

    const cancelled = await worker.transaction().execute(async (tx) => {
      await finishTask(tx, running, 'done', undefined, at(2));
      const cancelling = cancelTask(writer, team, 'publish', 'card');
      await untilBlocked(worker);
      return { cancelling };
    });
    await cancelled.cancelling;

    expect(await claim(worker, at(60))).toStrictEqual([]);
  });

  test('that is begun at the same moment lets it run, once', async () => {
    const url = await freshPostgresUrl();
    const [worker, writer] = [(await openPostgres(url)).db, (await openPostgres(url)).db];
    await scheduleTask(worker, '1', planned, noon);

    const begun = await worker.transaction().execute(async (tx) => {
      const running = await claimOne(tx);
      await scheduleTask(tx, '2', planned, at(1));
      const cancelling = cancelTask(writer, team, 'publish', 'card');
      await untilBlocked(worker);
      return { running, cancelling };
    });
    await begun.cancelling;
    await finishTask(worker, begun.running, 'done', undefined, at(2));

    expect(await claim(worker, at(60))).toStrictEqual([]);
  });
});

describe('a claim', () => {
  test('reads, by index, only what is due: neither later tasks nor those behind throttled, held, parked or idle lanes', async () => {
    const { db } = await freshPostgres();
    await sql`
      insert into lane (team_id, lane, next_free_at, held_until, idle, parked_because)
      select 'T1', 'throttled-' || n, ${at(60)}::timestamptz, null::timestamptz, false, null from generate_series(1, 2000) n union all
      select 'T1', 'held-' || n, ${at(-60)}, ${at(60)}, false, null from generate_series(1, 2000) n union all
      select 'T1', 'parked-' || n, ${at(-60)}, null, false, 'archived' from generate_series(1, 2000) n union all
      select 'T1', 'idle-' || n, ${at(-60)}, null, true, null from generate_series(1, 2000) n union all
      select 'T1', 'free-' || n, ${at(-60)}, null, false, null from generate_series(1, 5) n
    `.execute(db);
    await sql`
      insert into task (team_id, task_id, kind, key, lane, ready, priority, due_at, lease_until, created_at, outcome, finished_at)
      select 'T1', name || '-' || n, 'publish', name || '-' || n, lane || 1 + n % lanes, ready, n % 100, ${noon}::timestamptz + due * interval '1 second',
        ${noon}::timestamptz + lease * interval '1 second', ${at(-3600)}, outcome, case when outcome is not null then ${noon}::timestamptz end
      from (values
        ('later', null, 1, false, 60, null::int, null, 5000), ('timer', null, 1, false, -1, null, null, 5),
        ('waits', 'throttled-', 2000, false, 60, null, null, 5000), ('throttled', 'throttled-', 2000, true, -60, null, null, 5000),
        ('held', 'held-', 2000, true, -60, null, null, 5000), ('leased', 'held-', 2000, false, -60, 60, null, 1000),
        ('parked', 'parked-', 2000, true, -60, null, null, 5000), ('done', 'free-', 5, false, -60, null, 'done', 5000),
        ('free', 'free-', 5, true, -60, null, null, 5000)
      ) as planned (name, lane, lanes, ready, due, lease, outcome, count), generate_series(1, count) n
    `.execute(db);
    await sql`vacuum analyze task, lane`.execute(db);

    const { claimed, read } = await db.connection().execute(async (connection) => {
      const before = await rowsRead(connection);
      const tasks = await Array.fromAsync(
        claimTasks(connection, { now: noon, leaseSeconds: 30, limit: 10, first: 'timers' }),
      );
      return { claimed: tasks, read: difference(before, await rowsRead(connection)) };
    });

    expect(claimed.map(({ id }) => id.split('-')[0]).toSorted()).toStrictEqual([
      ...Array(5).fill('free'),
      ...Array(5).fill('timer'),
    ]);
    expect(read).toStrictEqual({
      // Each of the ten is found, and found again by its key to be changed.
      lane_free: 5,
      lane_pk: 5,
      task_hottest: 5,
      task_timer: 5,
      task_pk: 10,
    });
  });
});

/** Until somebody waits for a lock. */
async function untilBlocked(db: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(db);
    if (rows.length > 0) return;
  }
}

/** How many index entries this connection has read so far, by index; and table rows read without one, by table. */
async function rowsRead(db: Db): Promise<Map<string, number>> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ name: string; read: string }>`
    select indexrelname as name, idx_tup_read as read from pg_stat_user_indexes union all
    select relname || ' without index', seq_tup_read from pg_stat_user_tables
  `.execute(db);
  return new Map(rows.map(({ name, read }) => [name, Number(read)]));
}

function difference(before: Map<string, number>, after: Map<string, number>): Record<string, number> {
  const changes = [...after].map(([name, read]) => [name, read - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, read]) => read > 0));
}

/** Writes so many tasks that are due: timers, or, with the beginning of a name, tasks in 50 lanes. */
async function seed(db: Db, count: number, lane: string | null): Promise<void> {
  for (let index = 0; index < count; index++) {
    const id = `${lane}${index}`;
    await scheduleTask(
      db,
      id,
      { team, kind: 'publish', key: id, dueAt: noon, ...(lane && { lane: `${lane}${index % 50}` }) },
      noon,
    );
  }
}

/** Claims and ends tasks until none are left. */
async function drain(db: Db, heldNow: Set<string>, ended: string[]): Promise<void> {
  for (;;) {
    const tasks = await Array.fromAsync(claimTasks(db, { now: noon, leaseSeconds: 30, limit: 20, first: 'lanes' }));
    for (const { lane } of tasks) {
      if (lane === undefined) continue;
      expect(heldNow).not.toContain(lane);
      heldNow.add(lane);
    }
    for (const task of tasks) {
      await finishTask(db, task, 'done', undefined, noon);
      if (task.lane !== undefined) heldNow.delete(task.lane);
      await freeLane(db, task, undefined, noon);
      ended.push(task.id);
    }
    if (tasks.length === 0 && !(await hasWork(db))) return;
  }
}

async function hasWork(db: Db): Promise<boolean> {
  const task = await db.selectFrom('task').select('task_id').where('outcome', 'is', null).executeTakeFirst();
  return task !== undefined;
}
