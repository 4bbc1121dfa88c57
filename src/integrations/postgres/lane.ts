import { type Kysely, sql } from 'kysely';
import type { TeamId } from '../../domain/ids.ts';
import type { LaneNext } from '../../domain/task/task-handler.ts';
import type { ClaimedTask } from '../../domain/task/task-queue.ts';
import type { Schema } from './schema.ts';

/** When a lane nobody has used yet was last busy: it has its whole burst to give. */
export const longAgo = sql`'epoch'::timestamptz`;

/**
 * Frees the lane that was held for `task` and says when its next task may be claimed; undefined for a task without lane.
 *
 * What `next` asks for counts even when the lane was lost meanwhile, for the call outside was made; the hold of
 * whoever has the lane now stays.
 */
export async function freeLane(
  db: Kysely<Schema>,
  task: ClaimedTask,
  next: LaneNext | undefined,
  now: Date,
): Promise<Date | undefined> {
  if (task.lane === undefined) return undefined;
  const parkedBecause = next && 'parkedBecause' in next ? next.parkedBecause : null;
  const { rows } = await sql<{ next_free_at: Date }>`
    update lane set
      next_free_at = ${nextFreeAt(next, now)},
      held_until = case when held_until <> ${task.leaseUntil} then held_until end,
      parked_because = coalesce(${parkedBecause}::text, parked_because),
      parked_at = case when ${parkedBecause}::text is null then parked_at else ${now}::timestamptz end
    where team_id = ${task.team} and lane = ${task.lane}
    returning next_free_at
  `.execute(db);
  return rows[0]?.next_free_at;
}

/**
 * A pace is kept by the generic cell rate algorithm: the next free instant moves on by one interval a task, and may lag
 * behind the clock by at most the burst. Charged at the end of a call, so that a slow answer never lets two be close.
 */
function nextFreeAt(next: LaneNext | undefined, now: Date) {
  if (next && 'notBefore' in next) return sql`greatest(next_free_at, ${next.notBefore}::timestamptz)`;
  if (!next || !('pace' in next)) return sql`next_free_at`;
  const { intervalMs, burst } = next.pace;
  const earliest = new Date((next.since ?? now).getTime() - (burst - 1) * intervalMs);
  return sql`greatest(next_free_at, ${earliest}::timestamptz) + ${intervalMs}::double precision * interval '1 millisecond'`;
}

/** Has a lane stand still, whether or not it has been used before. */
export async function parkLane(
  db: Kysely<Schema>,
  team: TeamId,
  lane: string,
  because: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into lane (team_id, lane, next_free_at, idle, parked_because, parked_at)
    values (${team}, ${lane}, ${now}, true, ${because}, ${now})
    on conflict on constraint lane_pk do update set parked_because = excluded.parked_because, parked_at = excluded.parked_at
  `.execute(db);
}

/** Lets a parked lane go on. Its tasks were waiting all the while. */
export async function unparkLane(db: Kysely<Schema>, team: TeamId, lane: string): Promise<void> {
  await db
    .updateTable('lane')
    .set({ parked_because: null, parked_at: null })
    .where('team_id', '=', team)
    .where('lane', '=', lane)
    .execute();
}
