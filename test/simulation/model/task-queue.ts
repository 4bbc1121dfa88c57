import { addMilliseconds } from '../../../src/domain/duration.ts';
import {
  type Claim,
  type ClaimedTask,
  type RunEnd,
  TaskFenced,
  type TaskQueue,
} from '../../../src/domain/task/task-queue.ts';
import { claimFromLanes, claimTimers, placeOf, stirTasks } from './claim-tasks.ts';
import type { Engine, EngineTransaction } from './engine.ts';
import { freeAt, freeLane, unusedLane } from './lane.ts';
import { keyOf, lanes, type TaskRow, tasks } from './tables.ts';
import type { Alone, Transact } from './transact.ts';

/**
 * The queue of tasks over plain rows. A lane without work costs a claim nothing here, so there is no mark for those.
 */
export function modelTaskQueue(transact: Transact, alone: Alone = transact): TaskQueue {
  async function* claimed(claim: Claim): AsyncGenerator<ClaimedTask> {
    if (claim.limit < 1) return;
    await alone((tx) => stirTasks(tx, claim.now));
    const takers = claim.first === 'timers' ? [claimTimers, claimFromLanes] : [claimFromLanes, claimTimers];
    let { limit } = claim;
    for (const take of takers) {
      if (limit < 1) return;
      const some = await alone((tx) => take(tx, { ...claim, limit }));
      limit -= some.length;
      yield* some;
    }
  }

  return {
    claim: claimed,
    end: (task, how, lane, now, record) =>
      transact(async (tx, stores) => {
        await endRun(tx, task, how);
        await record?.(stores);
        return freeLane(tx, task, lane, now);
      }),
    leaveLane: (task, next, now) => alone((tx) => freeLane(tx, task, next, now)),
  };
}

async function endRun(tx: EngineTransaction, task: ClaimedTask, how: RunEnd): Promise<void> {
  const place = placeOf(task);
  await tx.lock(tasks, place);
  const row = tx.get(tasks, place);
  if (row?.id !== task.id || String(row.fence) !== task.fence) throw new TaskFenced(task);
  const next = how.kind === 'again' ? waiting(row, how.at, how.faults) : over(row);
  if (next) await tx.put(tasks, place, next);
  else await tx.remove(tasks, place);
}

/** Scheduled again during the run, it waits for that time; else nothing is left of it. */
const over = (row: TaskRow): TaskRow | undefined =>
  row.againAt && {
    ...row,
    dueAt: row.againAt,
    againAt: undefined,
    leaseUntil: undefined,
    fence: row.fence + 1,
    attempts: 0,
    faults: 0,
  };

/** Scheduled for an earlier time during the run, it runs then; for a later one, then as well. */
function waiting(row: TaskRow, at: Date, faults: number): TaskRow {
  const isLater = row.againAt !== undefined && row.againAt > at;
  return {
    ...row,
    dueAt: row.againAt === undefined || isLater ? at : row.againAt,
    againAt: isLater ? row.againAt : undefined,
    leaseUntil: undefined,
    fence: row.fence + 1,
    faults,
  };
}

/**
 * The earliest instant at which a claim finds something, or a lease to end; it may have passed. Undefined while there is
 * nothing to wait for.
 */
export function nextDue(engine: Pick<Engine, 'committed'>, headStartMs = 0): Date | undefined {
  const known = new Map([...engine.committed(lanes)].map((lane) => [keyOf(lane.team, lane.lane), lane]));
  const instants = [...engine.committed(tasks)].flatMap(({ team, lane, dueAt, leaseUntil }) => {
    if (leaseUntil !== undefined) return leaseUntil.getTime();
    if (lane === undefined) return dueAt.getTime();
    const row = known.get(keyOf(team, lane)) ?? unusedLane(team, lane);
    if (row.parkedBecause !== undefined) return [];
    return Math.max(dueAt.getTime(), addMilliseconds(freeAt(row), -headStartMs).getTime());
  });
  return earliest(instants);
}

const earliest = (instants: readonly number[]) =>
  instants.length === 0 ? undefined : new Date(instants.reduce((one, other) => Math.min(one, other)));
