import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { teamId } from '../../../src/domain/ids.ts';
import type { PlannedTask, TaskKind, TaskStore } from '../../../src/domain/task/task.ts';
import type { LaneNext } from '../../../src/domain/task/task-handler.ts';
import type { Claim, ClaimedTask, RunEnd, TaskQueue } from '../../../src/domain/task/task-queue.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { takeOver } from '../../../src/integrations/postgres/take-over.ts';
import { postgresTaskQueue } from '../../../src/integrations/postgres/task-queue.ts';
import { noon } from '../../domain/builders.ts';
import { freshPglite } from '../../support/databases.ts';
import {
  ChangeOfMind,
  chanceAndTime,
  countedIds,
  outcomeOf,
  realDatabase,
  rowsOf,
  seedsOf,
  transactOver,
} from './both-sides.ts';
import { type Engine, engine } from './engine.ts';
import { type LaneRow, lanes, type TaskRow, tasks } from './tables.ts';
import { modelTakeOver } from './take-over.ts';
import { modelTaskQueue, nextDue } from './task-queue.ts';
import { modelTaskStore } from './task-store.ts';

/*
 * The same calls to both sides, and the same answers and rows of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/tasks.test.ts
 */
const steps = 250;
const teams = ['T1', 'T2'].map(teamId);
const laneNames = ['slack-edit', 'slack-post:C1', 'instagram:A'];
const kinds: readonly TaskKind[] = ['publish', 'send-touch', 'poll-stories'];

describe.each(seedsOf(2))('tasks by chance %i', (seed) => {
  test('are the same in the model and in the database after every step', async () => {
    const database = await freshPglite();
    const stage = stageOf(database, seed);

    for (let step = 0; step < steps; step++) {
      const told = await stage.step();
      const model = modelRows(stage.model);
      const real = await realRows(database);
      expect(model, `step ${step} of seed ${seed}: ${told}`).toEqual(real);
    }
  });
});

interface Side {
  readonly queue: TaskQueue;
  transaction<T>(work: (stores: { readonly tasks: TaskStore }) => Promise<T>): Promise<T>;
}

function stageOf(database: Database, seed: number) {
  const { chance, clock, instant, pass } = chanceAndTime(seed, noon);
  const model = engine();
  const ids = countedIds();
  const transact = transactOver(model, (tx) => ({ tasks: modelTaskStore(tx, { clock, ids }) }));
  const real = realDatabase(database, 'a', clock);
  const sides: readonly [Side, Side] = [
    { queue: modelTaskQueue(transact), transaction: (work) => transact((_tx, stores) => work(stores)) },
    { queue: postgresTaskQueue(database.db, real.transact), transaction: real.transaction },
  ];
  let running: ClaimedTask[] = [];

  async function both<T>(call: (side: Side) => Promise<T>): Promise<T | undefined> {
    const [ours, theirs] = [await outcomeOf(() => call(sides[0])), await outcomeOf(() => call(sides[1]))];
    expect(ours, `seed ${seed}`).toEqual(theirs);
    return 'value' in theirs ? theirs.value : undefined;
  }

  const someTask = (): PlannedTask => {
    return {
      team: chance.pick(teams),
      kind: chance.pick(kinds),
      key: chance.pick(['1', '2']),
      dueAt: instant(-5, 40),
      ...(chance.chance(0.7) && { lane: chance.pick(laneNames) }),
      ...(chance.chance(0.5) && { priority: chance.whole(3) }),
      ...(chance.chance(0.3) && { move: true }),
    };
  };

  function someWrite(): (stores: { readonly tasks: TaskStore }) => Promise<void> {
    const task = someTask();
    const { team, kind, key, lane = 'slack-edit' } = task;
    const because = `because ${chance.whole(3)}`;
    if (chance.chance(0.6)) return (stores) => stores.tasks.schedule(task);
    if (chance.chance(0.4)) return (stores) => stores.tasks.cancel(team, kind, key);
    if (chance.chance(0.4)) return (stores) => stores.tasks.park(team, lane, because);
    return (stores) => stores.tasks.unpark(team, lane);
  }

  async function write(): Promise<void> {
    const writes = Array.from({ length: 1 + chance.whole(3) }, someWrite);
    const isUndone = chance.chance(0.2);
    await both(({ transaction }) =>
      transaction(async (stores) => {
        for (const one of writes) await one(stores);
        if (isUndone) throw new ChangeOfMind();
      }),
    );
  }

  async function claim(over: Partial<Claim> = {}): Promise<readonly ClaimedTask[]> {
    const limit = (await canBeLimited(database)) && chance.chance(0.5) ? chance.whole(4) : 100;
    const asked: Claim = {
      now: clock.now(),
      leaseSeconds: 30,
      limit,
      first: chance.chance(0.5) ? 'timers' : 'lanes',
      ...(chance.chance(0.5) && { headStartMs: 2000 }),
      ...over,
    };
    const found = await both(({ queue }) => inOrder(queue.claim(asked)));
    running = [...running, ...(found ?? [])];
    return found ?? [];
  }

  function someNext(): LaneNext | undefined {
    const isSlow = chance.chance(0.5);
    if (chance.chance(0.2)) return undefined;
    return chance.pick<LaneNext>([
      { notBefore: instant(-5, 20) },
      { pace: { intervalMs: isSlow ? 1500 : 50, burst: isSlow ? 10 : 1 } },
      { pace: { intervalMs: 5000, burst: 3 }, since: instant(-3, 0) },
      ...(chance.chance(0.2) ? [{ parkedBecause: 'channel_not_found' }] : []),
    ]);
  }

  async function end(task: ClaimedTask): Promise<void> {
    const how: RunEnd = chance.chance(0.5)
      ? { kind: 'over', outcome: chance.chance(0.5) ? 'done' : 'unknown' }
      : { kind: 'again', at: instant(-2, 15), faults: chance.pick([0, 1, 10, 11]) };
    const next = someNext();
    const record = someWrite();
    const isUndone = chance.chance(0.15);
    const now = clock.now();
    await both(({ queue }) =>
      queue.end(task, how, next, now, async (stores) => {
        await record(stores);
        if (isUndone) throw new ChangeOfMind();
      }),
    );
    if (chance.chance(0.8)) running = running.filter((one) => one !== task);
  }

  const goTo = (at: Date) => clock.advance(Math.max(0, at.getTime() - clock.now().getTime()));

  /** Goes to the instant that the model names, and finds nothing before it. */
  async function skip(): Promise<void> {
    const headStartMs = chance.chance(0.5) ? 100 : 0;
    const due = nextDue(model, headStartMs);
    if (!due || due <= clock.now()) return;
    const before = new Date(due.getTime() - 1);
    goTo(before);
    expect(await claim({ limit: 100, headStartMs })).toEqual([]);
    const waiting = modelRows(model).tasks;
    goTo(due);
    const found = await claim({ limit: 100, headStartMs });
    expect(found.length > 0 || modelRows(model).tasks).not.toEqual(waiting);
  }

  async function step(): Promise<string> {
    pass(5);
    const kind = chance.pick(['write', 'write', 'write', 'claim', 'claim', 'end', 'end', 'leave', 'skip', 'wait']);
    const task = running.length > 0 ? chance.pick(running) : undefined;
    if (kind === 'write') await write();
    else if (kind === 'claim') await claim();
    else if (kind === 'end' && task) await end(task);
    else if (kind === 'leave' && task) {
      const next = someNext();
      await both(({ queue }) => queue.leaveLane(task, next, clock.now()));
    } else if (kind === 'skip') await skip();
    else if (chance.chance(0.2)) {
      await takeOver(database.db, clock.now());
      await modelTakeOver(transact, clock.now());
    } else pass(40);
    return kind;
  }

  return { model, step };
}

const inOrder = async (found: AsyncIterable<ClaimedTask>) => (await Array.fromAsync(found)).toSorted(byId);
const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);

/**
 * The database keeps lanes without work in a claim's way until one has seen that they are empty, and then gives it less
 * than its limit. They are taken away beforehand. Lanes that are free since the same instant come in any order.
 */
async function canBeLimited({ db }: Database): Promise<boolean> {
  await sql`
    update lane set idle = not exists (
      select from task where task.team_id = lane.team_id and task.lane = lane.lane and outcome is null and ready
    )
  `.execute(db);
  const { rows } = await sql<{ distinct: boolean }>`
    select count(*) = count(distinct greatest(next_free_at, held_until)) as distinct from lane
  `.execute(db);
  return rows[0]?.distinct ?? true;
}

function modelRows(model: Engine): { tasks: TaskRow[]; lanes: LaneRow[] } {
  return {
    tasks: [...model.committed(tasks)].toSorted(byId),
    lanes: [...model.committed(lanes)].toSorted(byName),
  };
}

const byName = (one: LaneRow, other: LaneRow) => (one.team + one.lane < other.team + other.lane ? -1 : 1);

async function realRows(database: Database): Promise<{ tasks: TaskRow[]; lanes: LaneRow[] }> {
  const taskRows = await rowsOf<RealTask>(database, 'task where outcome is null');
  const laneRows = await rowsOf<RealLane>(database, 'lane');
  return {
    tasks: taskRows
      .map((row) => ({
        team: teamId(row.team_id),
        id: row.task_id,
        kind: row.kind,
        key: row.key,
        lane: row.lane ?? undefined,
        priority: row.priority,
        dueAt: row.due_at,
        leaseUntil: row.lease_until ?? undefined,
        againAt: row.again_at ?? undefined,
        fence: Number(row.fence),
        attempts: row.attempts,
        faults: row.faults,
      }))
      .toSorted(byId),
    lanes: laneRows
      .map((row) => ({
        team: teamId(row.team_id),
        lane: row.lane,
        nextFreeAt: row.next_free_at,
        heldUntil: row.held_until ?? undefined,
        parkedBecause: row.parked_because ?? undefined,
      }))
      .toSorted(byName),
  };
}

interface RealTask {
  team_id: string;
  task_id: string;
  kind: TaskKind;
  key: string;
  lane: string | null;
  priority: number;
  due_at: Date;
  lease_until: Date | null;
  again_at: Date | null;
  fence: string;
  attempts: number;
  faults: number;
}

interface RealLane {
  team_id: string;
  lane: string;
  next_free_at: Date;
  held_until: Date | null;
  parked_because: string | null;
}
