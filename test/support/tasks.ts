import type { Kysely } from 'kysely';
import { addSeconds } from '../../src/domain/duration.ts';
import { teamId } from '../../src/domain/ids.ts';
import type { PlannedTask } from '../../src/domain/task/task.ts';
import type { Claim, ClaimedTask } from '../../src/domain/task/task-queue.ts';
import { claimTasks } from '../../src/integrations/postgres/claim-tasks.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { scheduleTask } from '../../src/integrations/postgres/task-store.ts';

export const team = teamId('T1');
/** Noon: the instant that `at` counts from. */
export const noon = new Date('2026-07-01T12:00:00Z');
/** So many seconds after noon. */
export const at = (seconds: number) => addSeconds(noon, seconds);

/** Schedules a timer due at noon, unless told otherwise; its row has the id `<kind>/<key>/<now>`. */
export async function schedule(db: Kysely<Schema>, task: Partial<PlannedTask> = {}, now = noon): Promise<void> {
  const planned: PlannedTask = { team, kind: 'end-lease', key: 'lead-1', dueAt: noon, ...task };
  await scheduleTask(db, `${planned.kind}/${planned.key}/${now.toISOString()}`, planned, now);
}

/** Claims with a lease of 30 s, up to 100 tasks. */
export function claim(db: Kysely<Schema>, now = noon, options: Partial<Claim> = {}): Promise<ClaimedTask[]> {
  return Array.fromAsync(claimTasks(db, { now, leaseSeconds: 30, limit: 100, first: 'timers', ...options }));
}

/** Claims the one task there is to claim. */
export async function claimOne(db: Kysely<Schema>, now = noon): Promise<ClaimedTask> {
  const [task, ...others] = await claim(db, now);
  if (!task || others.length > 0) throw new Error(`Expected one task to claim, found ${task ? others.length + 1 : 0}`);
  return task;
}

export const keys = (tasks: readonly { key: string }[]) => tasks.map(({ key }) => key);
