import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Forgets up to `limit` tasks that ended before `before`, oldest first, and says how many. Repeat until it says fewer. */
export async function pruneTasks(db: Kysely<Schema>, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with old as (
      select team_id, task_id from task where outcome is not null and finished_at < ${before}
      order by finished_at limit ${limit} for update skip locked
    )
    delete from task using old where task.team_id = old.team_id and task.task_id = old.task_id
  `.execute(db);
  return Number(numAffectedRows);
}

/** The same for deliveries that were read before `before`: from then on a repetition would count as new. */
export async function pruneDeliveries(db: Kysely<Schema>, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with old as (
      select team_id, delivery_id from delivery where read_at is not null and read_at < ${before}
      order by read_at limit ${limit} for update skip locked
    )
    delete from delivery using old where delivery.team_id = old.team_id and delivery.delivery_id = old.delivery_id
  `.execute(db);
  return Number(numAffectedRows);
}
