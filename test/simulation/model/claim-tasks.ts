import { addMilliseconds, addSeconds } from '../../../src/domain/duration.ts';
import { recurringKinds } from '../../../src/domain/task/task.ts';
import { type Claim, type ClaimedTask, mostFaults } from '../../../src/domain/task/task-queue.ts';
import type { EngineTransaction } from './engine.ts';
import { freeAt, openLane } from './lane.ts';
import { keyOf, type LaneRow, lanes, type TaskRow, tasks } from './tables.ts';

/*
 * A row that another transaction holds is passed over, never waited for. Between looking whether it is held and locking
 * it nothing may be awaited, or somebody else comes in between.
 */

/** Puts back tasks whose leases ended, or gives them up, and makes known the lanes of those that may run. */
export async function stirTasks(tx: EngineTransaction, now: Date): Promise<void> {
  for (const task of untaken(tx, ({ leaseUntil }) => leaseUntil !== undefined && leaseUntil <= now)) {
    const faults = task.faults + 1;
    const isGivenUp = faults >= mostFaults && !recurringKinds.includes(task.kind);
    if (isGivenUp) await tx.remove(tasks, placeOf(task));
    else await tx.put(tasks, placeOf(task), { ...task, leaseUntil: undefined, faults });
  }
  for (const { team, lane } of untaken(tx, (task) => mayRun(task, now))) {
    if (lane !== undefined && !tx.isTaken(lanes, keyOf(team, lane))) await openLane(tx, team, lane);
  }
}

/** Claims tasks without a lane, by due time. */
export async function claimTimers(tx: EngineTransaction, claim: Claim): Promise<ClaimedTask[]> {
  const claimed: ClaimedTask[] = [];
  for (const task of untaken(tx, (one) => one.lane === undefined && mayRun(one, claim.now))) {
    if (claimed.length === claim.limit) break;
    claimed.push(await begin(tx, task, claim, undefined));
  }
  return claimed;
}

/** Claims of each free lane its hottest task, beginning with the lane that is free the longest. */
export async function claimFromLanes(tx: EngineTransaction, claim: Claim): Promise<ClaimedTask[]> {
  const claimed: ClaimedTask[] = [];
  const byTurn = (a: LaneRow, b: LaneRow) =>
    freeAt(a).getTime() - freeAt(b).getTime() || (keyOf(a.team, a.lane) < keyOf(b.team, b.lane) ? -1 : 1);
  for (const { team, lane } of [...tx.rows(lanes)].toSorted(byTurn)) {
    if (claimed.length === claim.limit) break;
    const task = await claimFromLane(tx, { team, lane }, claim);
    if (task) claimed.push(task);
  }
  return claimed;
}

async function claimFromLane(
  tx: EngineTransaction,
  { team, lane }: Pick<LaneRow, 'team' | 'lane'>,
  claim: Claim,
): Promise<ClaimedTask | undefined> {
  const place = keyOf(team, lane);
  if (tx.isTaken(lanes, place)) return undefined;
  const row = tx.get(lanes, place);
  const until = addMilliseconds(claim.now, claim.headStartMs ?? 0);
  if (!row || row.parkedBecause !== undefined || freeAt(row) > until) return undefined;
  const isOfLane = (task: TaskRow) => task.team === team && task.lane === lane && mayRun(task, claim.now);
  const [hottest] = [...untaken(tx, isOfLane)].toSorted((a, b) => b.priority - a.priority || byDue(a, b));
  if (!hottest) return undefined;
  await Promise.all([tx.lock(lanes, place), tx.lock(tasks, placeOf(hottest))]);
  await tx.put(lanes, place, { ...row, heldUntil: leaseOf(claim) });
  return begin(tx, hottest, claim, freeAt(row));
}

async function begin(
  tx: EngineTransaction,
  waiting: TaskRow,
  claim: Claim,
  laneFreeAt: Date | undefined,
): Promise<ClaimedTask> {
  const leaseUntil = leaseOf(claim);
  const row = { ...waiting, leaseUntil, fence: waiting.fence + 1, attempts: waiting.attempts + 1 };
  await tx.put(tasks, placeOf(row), row);
  const { id, team, kind, key, lane, attempts, fence, faults } = row;
  return { id, team, kind, key, lane, attempts, fence: String(fence), leaseUntil, laneFreeAt, faults };
}

/** The rows that nobody else holds, by due time, each as it is at that moment. */
function* untaken(tx: EngineTransaction, isWanted: (task: TaskRow) => boolean): Generator<TaskRow> {
  for (const place of [...tx.rows(tasks)].filter(isWanted).toSorted(byDue).map(placeOf)) {
    const task = tx.get(tasks, place);
    if (task && isWanted(task) && !tx.isTaken(tasks, place)) yield task;
  }
}

export const placeOf = ({ team, kind, key }: Pick<TaskRow, 'team' | 'kind' | 'key'>) => keyOf(team, kind, key);
const mayRun = ({ leaseUntil, dueAt }: TaskRow, now: Date) => leaseUntil === undefined && dueAt <= now;
const leaseOf = ({ now, leaseSeconds }: Claim) => addSeconds(now, leaseSeconds);
const byDue = (a: TaskRow, b: TaskRow) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1);
