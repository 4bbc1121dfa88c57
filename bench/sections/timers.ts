import { type Kysely, sql } from 'kysely';
import { addSeconds } from '../../src/domain/duration.ts';
import { claimTasks } from '../../src/integrations/postgres/claim-tasks.ts';
import { type Database, openDatabase } from '../../src/integrations/postgres/database.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { startPostgres } from '../support/postgres-cluster.ts';

const sizes = [1_000, 100_000, 1_000_000];
/** As many as one process works on at once. */
const limit = 16;
const leaseSeconds = 60;
const free = 800;
const naiveSeconds = 3;
const now = new Date('2026-11-20T12:00:00Z');
const team = 'T0BENCH';

/** Claims while ever more tasks wait behind throttled channels. */
export const timers: Section = {
  about: `claims of ${limit} on Postgres: ${free} due timers and ${free} tasks in free lanes, 90 % of the rest behind throttled lanes`,
  async run() {
    const cluster = await startPostgres();
    try {
      const database = await openDatabase({ url: await cluster.createDatabase() });
      try {
        return await database.withPatience((db) => measure(database, db));
      } finally {
        await database.close();
      }
    } finally {
      await cluster.stop();
    }
  },
};

async function measure(database: Database, patient: Kysely<Schema>): Promise<Finding[]> {
  const findings: Finding[] = [];
  let waiting = 0;
  let smallest: number | undefined;
  await perSecond(patient, () => claimAll(database.db)); // warms every code path up
  for (const size of sizes) {
    await addWaiting(patient, waiting, size);
    waiting = size;
    const claimed = await perSecond(patient, () => claimAll(database.db));
    const joined = await perSecond(patient, () => claimJoined(patient));
    smallest ??= claimed;
    const at = `${size.toLocaleString('en')} waiting`;
    findings.push({
      what: `${at}: claims`,
      measured: claimed,
      unit: '/s',
      against: { what: 'tasks ordered, then joined', measured: joined },
    });
    if (size === sizes[0]) continue;
    findings.push({
      what: `${at}: claims`,
      measured: claimed,
      unit: '/s',
      against: { what: `with ${sizes[0]?.toLocaleString('en')} waiting`, measured: smallest },
      aim: { words: 'ratio ≥ 0.8', met: claimed >= 0.8 * smallest },
    });
  }
  return findings;
}

/** Tasks that no claim may take: nine of ten behind a thousand throttled lanes, the others timers of tomorrow. */
async function addWaiting(db: Kysely<Schema>, from: number, to: number): Promise<void> {
  await sql`
    insert into lane (team_id, lane, next_free_at, idle)
    select ${team}, 'throttled-' || n, ${addSeconds(now, 3_600)}::timestamptz, false from generate_series(0, 999) as n
    on conflict do nothing
  `.execute(db);
  await sql`
    insert into task (team_id, task_id, kind, key, lane, ready, priority, due_at, created_at)
    select ${team}, 'waiting-' || n, 'publish', 'waiting-' || n,
      case when n % 10 > 0 then 'throttled-' || n % 1000 end, n % 10 > 0, n % 100,
      case when n % 10 > 0 then ${now}::timestamptz else ${addSeconds(now, 86_400)}::timestamptz end, ${now}
    from generate_series(${from}::int, ${to - 1}::int) as n
  `.execute(db);
}

/** Puts claimable tasks there, has them claimed, and takes them away again. */
async function perSecond(db: Kysely<Schema>, claim: () => Promise<number>): Promise<number> {
  await sql`
    insert into lane (team_id, lane, next_free_at, idle)
    select ${team}, 'free-' || n, ${addSeconds(now, -60)}::timestamptz, false from generate_series(1, ${free}::int) as n
  `.execute(db);
  await sql`
    insert into task (team_id, task_id, kind, key, lane, ready, due_at, created_at)
    select ${team}, 'free-' || n, 'publish', 'free-' || n, case when n <= ${free} then 'free-' || n end, n <= ${free},
      ${now}, ${now}
    from generate_series(1, ${2 * free}::int) as n
  `.execute(db);
  await sql`vacuum analyze task`.execute(db);
  await sql`vacuum analyze lane`.execute(db);
  const startedAt = performance.now();
  const claims = await claim();
  const result = claims / ((performance.now() - startedAt) / 1_000);
  await sql`delete from task where task_id like 'free-%'`.execute(db);
  await sql`delete from lane where lane like 'free-%'`.execute(db);
  return result;
}

/** The product's claims, until nothing may be claimed any more. */
async function claimAll(db: Kysely<Schema>): Promise<number> {
  let claims = 0;
  for (let round = 0; claims < 2 * free; round++) {
    const first = round % 2 === 0 ? 'timers' : 'lanes';
    const claimed = await Array.fromAsync(claimTasks(db, { now, leaseSeconds, limit, first }));
    if (claimed.length === 0) throw new Error(`Only ${claims} of ${2 * free} tasks could be claimed`);
    claims += claimed.length;
  }
  return claims;
}

/** The query one would write first: the most urgent tasks whose lane is free, in one go. */
async function claimJoined(db: Kysely<Schema>): Promise<number> {
  const until = performance.now() + naiveSeconds * 1_000;
  let claims = 0;
  while (claims < 2 * free && performance.now() < until) {
    const { rows } = await sql`
      with due as (
        select task.team_id, task.task_id from task left join lane using (team_id, lane)
        where outcome is null and lease_until is null and due_at <= ${now}
          and (task.lane is null or (parked_because is null and greatest(next_free_at, held_until) <= ${now}))
        order by priority desc, due_at limit ${limit} for update of task skip locked
      )
      update task set lease_until = ${addSeconds(now, leaseSeconds)}, fence = fence + 1, ready = false
      from due where task.team_id = due.team_id and task.task_id = due.task_id
      returning task.task_id
    `.execute(db);
    claims += rows.length;
  }
  return claims;
}
