import { type Kysely, sql } from 'kysely';
import { addMilliseconds, addSeconds } from '../../domain/duration.ts';
import { teamId } from '../../domain/ids.ts';
import { recurringKinds, type TaskKind } from '../../domain/task/task.ts';
import { type Claim, type ClaimedTask, mostFaults } from '../../domain/task/task-queue.ts';
import { longAgo } from './lane.ts';
import type { Schema } from './schema.ts';

/** How many tasks one claim moves from waiting to ready; the rest follows with the next claim. */
const stirredAtOnce = 200;

/**
 * Claims up to `limit` tasks that may run now, for this process alone. Every read goes along an index to rows that are
 * due: neither tasks of later times nor those behind throttled, held or parked lanes are looked at.
 *
 * Timers (tasks without lane) come by due time. Of a lane there is one task at a time, its hottest.
 *
 * Yields tasks as soon as they are ours, so that they can begin while the rest is looked for.
 */
export async function* claimTasks(db: Kysely<Schema>, claim: Claim): AsyncGenerator<ClaimedTask> {
  if (claim.limit < 1) return;
  await stirTasks(db, claim.now);
  const takers = claim.first === 'timers' ? [claimTimers, claimFromLanes] : [claimFromLanes, claimTimers];
  let { limit } = claim;
  for (const take of takers) {
    if (limit < 1) return;
    for await (const task of take(db, { ...claim, limit })) {
      limit--;
      yield task;
    }
  }
}

/** Puts back tasks whose leases ended, makes those ready whose time in their lane has come, and wakes these lanes. */
async function stirTasks(db: Kysely<Schema>, now: Date): Promise<void> {
  await sql`
    with expired as (
      select team_id, task_id from task
      where outcome is null and lease_until is not null and lease_until <= ${now}
      order by lease_until limit ${stirredAtOnce} for update skip locked
    ),
    due as (
      select team_id, task_id from task
      where outcome is null and lease_until is null and lane is not null and not ready and due_at <= ${now}
      order by due_at limit ${stirredAtOnce} for update skip locked
    ),
    stirred as (
      update task set
        lease_until = null,
        faults = faults + (lease_until is not null)::int,
        ready = lane is not null and not ${hasFaultedTooOften},
        outcome = case when ${hasFaultedTooOften} then 'failed' end,
        finished_at = case when ${hasFaultedTooOften} then ${now}::timestamptz end,
        outcome_detail = case when ${hasFaultedTooOften} then 'its workers vanished' else outcome_detail end
      from (select * from expired union all select * from due) as stir
      where task.team_id = stir.team_id and task.task_id = stir.task_id
      returning task.team_id, task.lane, task.ready
    )
    insert into lane (team_id, lane, next_free_at, idle)
    select distinct team_id, lane, ${longAgo}, false from stirred where ready order by team_id, lane
    on conflict on constraint lane_pk do update set idle = false where lane.idle
  `.execute(db);
}

const hasFaultedTooOften = sql`(
  task.lease_until is not null and task.faults + 1 >= ${sql.lit(mostFaults)}
  and task.kind not in (${sql.join(recurringKinds.map((kind) => sql.lit(kind)))})
)`;

async function* claimTimers(db: Kysely<Schema>, { now, leaseSeconds, limit }: Claim): AsyncGenerator<ClaimedTask> {
  const { rows } = await sql<ClaimedRow>`
    with due as (
      select team_id, task_id from task
      where outcome is null and lease_until is null and lane is null and due_at <= ${now}
      order by due_at limit ${limit} for update skip locked
    )
    update task set ${begun(addSeconds(now, leaseSeconds))}
    from due where task.team_id = due.team_id and task.task_id = due.task_id
    returning ${claimedColumns}
  `.execute(db);
  yield* rows.map(claimedTask);
}

async function* claimFromLanes(db: Kysely<Schema>, claim: Claim): AsyncGenerator<ClaimedTask> {
  const { now, leaseSeconds, limit, headStartMs = 0 } = claim;
  const leaseUntil = addSeconds(now, leaseSeconds);
  // Rows that another claim has locked are skipped, never waited for: a lane is then being claimed by somebody else, and
  // a task is being moved by a writer, who in turn may be waiting for the lane.
  const { rows } = await sql<ClaimedRow | EmptyLane>`
    with free as (
      select team_id, lane, greatest(next_free_at, held_until) as free_at from lane
      where not idle and parked_because is null
        and greatest(next_free_at, held_until) <= ${addMilliseconds(now, headStartMs)}
      order by greatest(next_free_at, held_until) limit ${limit} for no key update skip locked
    ),
    hottest as (
      select free.team_id, free.lane, free.free_at, task.task_id from free left join lateral (
        select task_id from task
        where team_id = free.team_id and lane = free.lane and outcome is null and lease_until is null and ready
        order by priority desc, due_at limit 1 for update skip locked
      ) as task on true
    ),
    taken as (
      update task set ${begun(leaseUntil)}
      from hottest where task.team_id = hottest.team_id and task.task_id = hottest.task_id
      returning ${claimedColumns}
    ),
    held as (
      update lane set held_until = ${leaseUntil}
      from taken where lane.team_id = taken.team_id and lane.lane = taken.lane
    )
    select hottest.team_id, hottest.lane, hottest.free_at, taken.task_id, kind, key, fence, attempts, faults, lease_until
    from hottest left join taken on taken.team_id = hottest.team_id and taken.task_id = hottest.task_id
  `.execute(db);

  yield* rows.filter((row) => row.task_id !== null).map(claimedTask);
  const empty = rows.filter((row) => row.task_id === null);
  if (empty.length > 0) await markIdle(db, empty);
}

/**
 * Takes lanes without work out of the claims' way.
 *
 * In two statements, for the second sees what was committed before the first had the lock: a task that a writer has
 * added since the claim looked keeps its lane awake. See `scheduleTask` for the writer's side.
 */
async function markIdle(db: Kysely<Schema>, lanes: readonly EmptyLane[]): Promise<void> {
  const teams = lanes.map(({ team_id }) => team_id);
  const names = lanes.map(({ lane }) => lane);
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<EmptyLane>`
      select lane.team_id, lane.lane from lane
      join unnest(${teams}::text[], ${names}::text[]) as empty (team_id, lane) using (team_id, lane)
      for update of lane skip locked
    `.execute(tx);
    await sql`
      update lane set idle = true
      from unnest(${rows.map((row) => row.team_id)}::text[], ${rows.map((row) => row.lane)}::text[]) as ours (team_id, lane)
      where lane.team_id = ours.team_id and lane.lane = ours.lane and not exists (
        select from task
        where task.team_id = ours.team_id and task.lane = ours.lane and outcome is null and lease_until is null and ready
      )
    `.execute(tx);
  });
}

const begun = (leaseUntil: Date) =>
  sql`lease_until = ${leaseUntil}, fence = fence + 1, attempts = attempts + 1, ready = false`;

const claimedColumns = sql.raw(
  ['team_id', 'task_id', 'lane', 'kind', 'key', 'fence', 'attempts', 'faults', 'lease_until']
    .map((column) => `task.${column}`)
    .join(', '),
);

interface ClaimedRow {
  team_id: string;
  free_at?: Date;
  task_id: string;
  lane: string | null;
  kind: TaskKind;
  key: string;
  fence: string;
  attempts: number;
  faults: number;
  lease_until: Date;
}

interface EmptyLane {
  team_id: string;
  lane: string;
  task_id: null;
}

const claimedTask = (row: ClaimedRow): ClaimedTask => ({
  id: row.task_id,
  team: teamId(row.team_id),
  kind: row.kind,
  key: row.key,
  lane: row.lane ?? undefined,
  attempts: row.attempts,
  fence: row.fence,
  leaseUntil: row.lease_until,
  laneFreeAt: row.free_at,
  faults: row.faults,
});
