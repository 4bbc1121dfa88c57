import type { Clock, IdSource } from '../../../src/domain/clock.ts';
import type { PlannedTask, TaskStore } from '../../../src/domain/task/task.ts';
import type { EngineTransaction } from './engine.ts';
import { openLane } from './lane.ts';
import { keyOf, lanes, type TaskRow, tasks } from './tables.ts';

export interface TaskStoreParts {
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Hears of work that workers should be woken for. */
  readonly onScheduled?: () => void;
}

/** What must still be done, as plain rows. */
export function modelTaskStore(
  tx: EngineTransaction,
  { clock, ids, onScheduled = () => {} }: TaskStoreParts,
): TaskStore {
  return {
    async schedule(task) {
      const { team, kind, key, lane } = task;
      const now = clock.now();
      const id = ids.next();
      const place = keyOf(team, kind, key);
      await tx.lock(tasks, place);
      const known = tx.get(tasks, place);
      const row = known ? moved(known, task) : planned(id, task);
      await tx.put(tasks, place, row);
      if (lane !== undefined && row.leaseUntil === undefined && row.dueAt <= now) await openLane(tx, team, lane);
      onScheduled();
    },

    async cancel(team, kind, key) {
      const place = keyOf(team, kind, key);
      const seen = tx.get(tasks, place);
      if (!seen) return;
      await tx.lock(tasks, place);
      const task = tx.get(tasks, place);
      if (task?.id !== seen.id) return;
      if (task.leaseUntil === undefined) await tx.remove(tasks, place);
      else await tx.put(tasks, place, { ...task, againAt: undefined });
    },

    async park(team, lane, because) {
      const place = keyOf(team, lane);
      await tx.lock(lanes, place);
      const known = tx.get(lanes, place) ?? { team, lane, nextFreeAt: clock.now(), heldUntil: undefined };
      await tx.put(lanes, place, { ...known, parkedBecause: because });
    },

    async unpark(team, lane) {
      const place = keyOf(team, lane);
      if (tx.get(lanes, place)) {
        await tx.lock(lanes, place);
        const known = tx.get(lanes, place);
        if (known) await tx.put(lanes, place, { ...known, parkedBecause: undefined });
      }
      onScheduled();
    },
  };
}

const planned = (id: string, { team, kind, key, lane, priority = 0, dueAt }: PlannedTask): TaskRow => ({
  team,
  id,
  kind,
  key,
  lane,
  priority,
  dueAt,
  leaseUntil: undefined,
  againAt: undefined,
  fence: 0,
  attempts: 0,
  faults: 0,
});

/** One that is being worked on keeps its time, and runs again at the new one. */
function moved(known: TaskRow, { lane, priority = 0, dueAt, move = false }: PlannedTask): TaskRow {
  const changed = { ...known, lane, priority: Math.max(known.priority, priority) };
  const at = (before: Date | undefined) => (move || !before || dueAt < before ? dueAt : before);
  return known.leaseUntil === undefined
    ? { ...changed, dueAt: at(known.dueAt) }
    : { ...changed, againAt: at(known.againAt) };
}
