import type { Kysely } from 'kysely';
import type { TaskQueue } from '../../domain/task/task-queue.ts';
import { claimTasks } from './claim-tasks.ts';
import { finishTask, retryTask } from './end-task.ts';
import { freeLane } from './lane.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { Schema } from './schema.ts';

/** The queue of tasks, as rows. */
export function postgresTaskQueue(db: Kysely<Schema>, transact: PostgresDatabase['transact']): TaskQueue {
  return {
    claim: (claim) => claimTasks(db, claim),
    end: (task, how, lane, now, record) =>
      transact(async (tx, stores) => {
        if (how.kind === 'over') await finishTask(tx, task, how.outcome, how.detail, now);
        else await retryTask(tx, task, how.at, how);
        await record?.(stores);
        return freeLane(tx, task, lane, now); // last: others wait for the lane's row, not for what is recorded
      }),
    leaveLane: (task, next, now) => freeLane(db, task, next, now),
  };
}
