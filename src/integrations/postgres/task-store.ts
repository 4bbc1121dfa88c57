import { type Kysely, sql } from 'kysely';
import type { Clock, IdSource } from '../../domain/clock.ts';
import type { TeamId } from '../../domain/ids.ts';
import type { PlannedTask, TaskKind, TaskStore } from '../../domain/task/task.ts';
import { longAgo, parkLane, unparkLane } from './lane.ts';
import type { Schema } from './schema.ts';

export interface TaskStoreParts {
  /** The transaction that causes the work. */
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The domain's list of what must still be done, as rows. `onScheduled` hears of work that workers should be woken for. */
export function postgresTaskStore(parts: TaskStoreParts, onScheduled: () => void = () => {}): TaskStore {
  return {
    async schedule(task) {
      await scheduleTask(parts.db, parts.ids.next(), task, parts.clock.now());
      onScheduled();
    },
    cancel: (team, kind, key) => cancelTask(parts.db, team, kind, key),
    park: (team, lane, because) => parkLane(parts.db, team, lane, because, parts.clock.now()),
    async unpark(team, lane) {
      await unparkLane(parts.db, team, lane);
      onScheduled();
    },
  };
}

/**
 * Writes a task, or moves the live one of that kind and key: to the earlier time (to exactly `dueAt` with `move`) and
 * the higher priority. One that is being worked on runs again afterwards, at `dueAt`, since what it is doing now may
 * have read what was true before.
 *
 * A lane that has work must not be marked idle. Marking takes the lane's row `for update`; here the row of a busy lane
 * is locked `for key share` until we commit, which is not in the way of claims or of other writers. So either the
 * marker comes later and sees the task, or it came first and we see the mark; then we take it off, by an upsert, which
 * also waits for whoever else is at that row (`on conflict do update` always locks it).
 */
export async function scheduleTask(db: Kysely<Schema>, id: string, task: PlannedTask, now: Date): Promise<void> {
  const { team, kind, key, dueAt, lane = null, priority = 0, move = false } = task;
  const isReady = lane !== null && dueAt <= now;
  await sql`
    with written as (
      insert into task (team_id, task_id, kind, key, lane, ready, priority, due_at, created_at)
      values (${team}, ${id}, ${kind}, ${key}, ${lane}, ${isReady}, ${priority}, ${dueAt}, ${now})
      on conflict (team_id, kind, key) where outcome is null do update set
        lane = excluded.lane,
        priority = greatest(task.priority, excluded.priority),
        due_at = case
          when task.lease_until is not null then task.due_at
          when ${move}::boolean then excluded.due_at
          else least(task.due_at, excluded.due_at)
        end,
        again_at = case
          when task.lease_until is null then task.again_at
          when ${move}::boolean then excluded.due_at
          else least(task.again_at, excluded.due_at)
        end,
        ready = case
          when task.lease_until is not null or excluded.lane is null then false
          when ${move}::boolean then excluded.ready
          else excluded.ready or task.due_at <= ${now}::timestamptz
        end
      returning ready
    ),
    busy as (
      select 1 from lane where team_id = ${team} and lane = ${lane}::text and not idle for key share
    )
    insert into lane (team_id, lane, next_free_at, idle)
    select ${team}, ${lane}::text, ${longAgo}, false
    from written where ready and not exists (select from busy)
    on conflict on constraint lane_pk do update set idle = false
  `.execute(db);
}

/**
 * Removes the waiting task of that kind and key. One that is being worked on cannot be called back: it ends as it ends,
 * but what was scheduled to follow it does not.
 *
 * Which of the two it is, is decided once the row is ours: a run may be beginning or ending at this moment.
 */
export async function cancelTask(db: Kysely<Schema>, team: TeamId, kind: TaskKind, key: string): Promise<void> {
  const isLive = sql`task.team_id = live.team_id and task.task_id = live.task_id`;
  await sql`
    with live as (
      select team_id, task_id, lease_until from task
      where team_id = ${team} and kind = ${kind} and key = ${key} and outcome is null for update
    ),
    removed as (delete from task using live where ${isLive} and live.lease_until is null)
    update task set again_at = null from live where ${isLive} and live.lease_until is not null
  `.execute(db);
}
