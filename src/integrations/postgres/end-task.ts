import { type Kysely, sql } from 'kysely';
import { type ClaimedTask, TaskFenced } from '../../domain/task/task-queue.ts';
import type { Schema } from './schema.ts';

export type TaskOutcome = 'done' | 'failed' | 'unknown';

/**
 * Ends a run. When the task was scheduled again during it, it waits for that time instead of being over.
 *
 * Throws `TaskFenced`. To be called first in the transaction that records what was learned, which then holds the row.
 */
export async function finishTask(
  db: Kysely<Schema>,
  task: ClaimedTask,
  outcome: TaskOutcome,
  detail: string | undefined,
  now: Date,
): Promise<void> {
  await changeOurs(
    db,
    task,
    sql`
      outcome = case when again_at is null then ${outcome}::text end,
      finished_at = case when again_at is null then ${now}::timestamptz end,
      due_at = coalesce(again_at, due_at),
      again_at = null,
      attempts = case when again_at is null then attempts else 0 end,
      faults = 0,
      outcome_detail = ${detail ?? null}
    `,
  );
}

/**
 * Lets the task wait until `dueAt`, or for less when it was scheduled earlier during the run. `faults` is what counts
 * against it from now on.
 *
 * Throws `TaskFenced`.
 */
export async function retryTask(
  db: Kysely<Schema>,
  task: ClaimedTask,
  dueAt: Date,
  { detail, faults }: { detail?: string | undefined; faults: number },
): Promise<void> {
  await changeOurs(
    db,
    task,
    sql`
      due_at = least(${dueAt}::timestamptz, again_at),
      again_at = case when again_at > ${dueAt}::timestamptz then again_at end,
      faults = ${faults},
      outcome_detail = ${detail ?? null}
    `,
  );
}

/**
 * The next claim makes it ready in its lane once it is due. A run ends once: with a new fence, so that one whose COMMIT was
 * not answered cannot end it again, and take away the time at which it was to come back.
 */
async function changeOurs(db: Kysely<Schema>, task: ClaimedTask, changes: ReturnType<typeof sql>): Promise<void> {
  const { numAffectedRows } = await sql`
    update task set lease_until = null, ready = false, fence = fence + 1, ${changes}
    where team_id = ${task.team} and task_id = ${task.id} and fence = ${task.fence} and outcome is null
  `.execute(db);
  if (numAffectedRows !== 1n) throw new TaskFenced(task);
}
