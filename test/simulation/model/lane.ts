import { addMilliseconds } from '../../../src/domain/duration.ts';
import type { TeamId } from '../../../src/domain/ids.ts';
import type { LaneNext } from '../../../src/domain/task/task-handler.ts';
import type { ClaimedTask } from '../../../src/domain/task/task-queue.ts';
import type { EngineTransaction } from './engine.ts';
import { keyOf, type LaneRow, lanes } from './tables.ts';

/** A lane nobody has used yet: it has its whole burst to give. */
export const unusedLane = (team: TeamId, lane: string): LaneRow => ({
  team,
  lane,
  nextFreeAt: new Date(0),
  heldUntil: undefined,
  parkedBecause: undefined,
});

/** When a lane may be taken, as long as it is not parked: its pace allows it, and nobody works in it. */
export const freeAt = ({ nextFreeAt, heldUntil }: LaneRow): Date => later(nextFreeAt, heldUntil);

/** Sees to it that the lane of a task that may run is known, as one that was never used. */
export async function openLane(tx: EngineTransaction, team: TeamId, lane: string): Promise<void> {
  const key = keyOf(team, lane);
  if (tx.get(lanes, key)) return;
  await tx.lock(lanes, key);
  if (!tx.get(lanes, key)) await tx.put(lanes, key, unusedLane(team, lane));
}

/** Frees the lane that was held for `task`; the hold of whoever has it by now stays. Says when it is free. */
export async function freeLane(
  tx: EngineTransaction,
  task: ClaimedTask,
  next: LaneNext | undefined,
  now: Date,
): Promise<Date | undefined> {
  if (task.lane === undefined) return undefined;
  const key = keyOf(task.team, task.lane);
  await tx.lock(lanes, key);
  const lane = tx.get(lanes, key);
  if (!lane) return undefined;
  const isOurs = lane.heldUntil?.getTime() === task.leaseUntil.getTime();
  const freed = {
    ...lane,
    nextFreeAt: nextFreeAt(lane.nextFreeAt, next, now),
    heldUntil: isOurs ? undefined : lane.heldUntil,
    parkedBecause: next && 'parkedBecause' in next ? next.parkedBecause : lane.parkedBecause,
  };
  await tx.put(lanes, key, freed);
  return freed.nextFreeAt;
}

function nextFreeAt(before: Date, next: LaneNext | undefined, now: Date): Date {
  if (!next || 'parkedBecause' in next) return before;
  if ('notBefore' in next) return later(before, next.notBefore);
  const { intervalMs, burst } = next.pace;
  const wholeBurst = addMilliseconds(next.since ?? now, -(burst - 1) * intervalMs);
  return addMilliseconds(later(before, wholeBurst), intervalMs);
}

const later = (one: Date, other: Date | undefined) => (other && other > one ? other : one);
