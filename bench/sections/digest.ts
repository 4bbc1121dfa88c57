import { type Kysely, sql } from 'kysely';
import type { Whose } from '../../src/domain/figures/figures-reader.ts';
import { dayPeriod, daysOf, daysUntil, spanOf } from '../../src/domain/figures/period.ts';
import { readFigures } from '../../src/domain/figures/read-figures.ts';
import { accountId, teamId } from '../../src/domain/ids.ts';
import { addLocalDays, startOfDay, timeOfDay } from '../../src/domain/local-day.ts';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { type Database, openDatabase } from '../../src/integrations/postgres/database.ts';
import { postgresFiguresReader } from '../../src/integrations/postgres/figures-reader.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { inTurn, quantile } from '../support/statistics.ts';

/** Of both histories the last four weeks are alike; the rest of the long one lies in the three years before. */
const recentDays = 28;
const touchesPerDay = 400;
const olderDays = 3 * 365;
const many = 5_000_000;
const recent = recentDays * touchesPerDay;
/** Everybody got ten messages in three years. */
const people = many / 10;
const rounds = 20;

const whose: Whose = { team: teamId('T0BENCH'), accounts: [accountId('17841405822304914')] };
const [account] = whose.accounts as [(typeof whose.accounts)[0]];
const timeZone = 'Europe/Paris';
const today = '2026-11-20';

/** What the figures of a digest cost, after a month and after three busy years. */
export const digest: Section = {
  about: `all figures of a day’s digest on Postgres, ${touchesPerDay} messages a day; of ${rounds} runs in turn`,
  async run() {
    const cluster = await startPostgres();
    const open: Database[] = [];
    try {
      const database = async (touches: number) => {
        const opened = await openDatabase({ url: await cluster.createDatabase() });
        open.push(opened);
        await opened.withPatience((db) => fill(db, touches));
        return opened.db;
      };
      return await measure(await database(recent), await database(many));
    } finally {
      for (const { close } of open) await close();
      await cluster.stop();
    }
  },
};

async function measure(young: Kysely<Schema>, old: Kysely<Schema>): Promise<Finding[]> {
  const seen = [await readAll(young), await readAll(old)]; // warms every code path up, and the database's pages
  if (seen.some((touches) => touches !== seen[0])) throw new Error(`Expected the same two weeks, found ${seen}`);
  const timed = (db: Kysely<Schema>) => async () => {
    const startedAt = performance.now();
    await readAll(db);
    return performance.now() - startedAt;
  };
  const took = await inTurn(rounds, { young: timed(young), old: timed(old) });
  const finding = (share: number): Finding => {
    const [measured, against] = [quantile(took.old, share), quantile(took.young, share)];
    return {
      what: `figures of a digest after ${many.toLocaleString('en')} messages, p${share * 100}`,
      measured,
      unit: 'ms',
      against: { what: `after ${recent.toLocaleString('en')}`, measured: against },
      aim: { words: 'ratio ≤ 2, ≤ 1,000 ms', met: measured <= 2 * against && measured <= 1_000 },
    };
  };
  return [finding(0.5), finding(0.95)];
}

/** What a digest reads: the day, the same weekday of four weeks, seven days' leads, fourteen days' messages. */
async function readAll(db: Kysely<Schema>): Promise<number> {
  const figures = postgresFiguresReader(db);
  const nextMorning = (day: string) => timeOfDay(addLocalDays(day, 1), '08:30', timeZone);
  for (const day of [0, 7, 14, 21, 28].map((ago) => addLocalDays(today, -ago))) {
    await readFigures({ figures }, defaultSettings, whose, dayPeriod(day, timeZone), undefined, nextMorning(day));
  }
  for (const day of daysOf(daysUntil(today, 7, timeZone))) {
    await figures.leads(whose, spanOf(dayPeriod(day, timeZone)), nextMorning(day));
  }
  const twoWeeks = spanOf(daysUntil(today, 14, timeZone));
  await figures.conversions(whose, twoWeeks, nextMorning(today));
  return (await figures.touches(whose, twoWeeks, nextMorning(today))).length;
}

/**
 * Writes so many touches, the newest last: every second is the first of a lead, every third is replied to, every
 * twentieth sells something; each has its message. Indexes are made anew afterwards, which is faster than keeping them.
 */
async function fill(db: Kysely<Schema>, touches: number): Promise<void> {
  const tables = ['lead', 'touch', 'message', 'signal', 'conversion'] as const;
  await sql`set maintenance_work_mem = '512MB'`.execute(db);
  for (const table of tables) await sql`alter table ${sql.table(table)} set unlogged`.execute(db);
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in (${sql.join(tables)}) and indexname not like '%_pk'`.execute(db);
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db);

  const end = startOfDay(addLocalDays(today, 1), timeZone);
  const older = touches - recent;
  /** When the touch with number `n` went out: the recent ones evenly over their days, the others over the years before. */
  const sentAt = sql`${end}::timestamptz - case
    when n > ${sql.lit(older)} then (${sql.lit(touches)} - n) * interval '1 day' / ${sql.lit(touchesPerDay)}
    else interval '1 day' * (${sql.lit(recentDays)} + (${sql.lit(older)} - n) * ${sql.lit(olderDays)}::float / ${sql.lit(Math.max(older, 1))})
  end - interval '1 minute'`;
  // Two touches in a row are one lead's. A prime spreads people, so that the recent ones have written for years.
  const viewer = sql`'v' || ((${sql.lit(touches)} - n) / 2 * 7919::bigint) % ${sql.lit(people)}`;
  const place = sql`select ${whose.team}, ${account}`;
  const numbers = (every: number) => sql`from generate_series(1, ${sql.lit(touches)}::int, ${sql.lit(every)}) as n`;

  await sql`
    insert into lead (team_id, account_id, lead_id, viewer_id, story_id, status, segment, reasons, heat, opened_at,
      segment_since, last_signal_at, version, closed_at, closed_as, created_at)
    ${place}, 'L' || (n + 1) / 2, ${viewer}, 's' || n / 100, 'lost', case when n % 3 = 0 then 'warm' else 'hot' end, '[]', 1,
      at, at, at, 1, at + interval '2 days', 'no-answer', at
    from (select n, ${sentAt} - interval '7 minutes' as at ${numbers(2)}) as leads`.execute(db);
  await sql`
    insert into touch (team_id, account_id, touch_id, lead_id, viewer_id, step, route, text_sealed, text_hash, text_kind,
      template_key, template_version, template_variant, language, pressed_by, pressed_at, press_key, is_cold, has_link,
      attempt, version, status, state, message_id, counted_at)
    ${place}, 'touch' || n, 'L' || (n + 1) / 2, ${viewer}, 'day0', 'reply', '', 'h' || n, 'template',
      't' || n % 9, 1, case when n % 2 = 0 then 'a' else 'b' end, 'en', 'U' || n % 5, at, 'p' || n, false, n % 4 = 0,
      1, 1, 'sent', '{}', 'm' || n, at
    from (select n, ${sentAt} as at ${numbers(1)}) as touches`.execute(db);
  await sql`
    insert into message (team_id, account_id, message_id, viewer_id, direction, seen_at, noted_at)
    ${place}, 'm' || n, ${viewer}, 'out', case when n % 3 > 0 then at + interval '5 minutes' end, at
    from (select n, ${sentAt} as at ${numbers(1)}) as messages`.execute(db);
  await sql`
    insert into signal (team_id, account_id, signal_key, kind, viewer_id, happened_at, received_at, source, about)
    ${place}, 'opening' || n, 'story_reply', ${viewer}, at, at, 'webhook', '{}'::jsonb
    from (select n, ${sentAt} - interval '7 minutes' as at ${numbers(2)}) as openings
    union all
    ${place}, 'reply' || n, 'dm', ${viewer}, at, at, 'webhook', '{}'::jsonb
    from (select n, ${sentAt} + interval '1 second' as at ${numbers(3)}) as replies`.execute(db);
  await sql`
    insert into conversion (team_id, account_id, conversion_key, kind, happened_at, recorded_at, source, viewer_id,
      lead_id, amount, currency)
    ${place}, 'c' || n, 'sale', at, at, 'import', ${viewer}, 'L' || (n + 1) / 2, 49, 'EUR'
    from (select n, ${sentAt} + interval '1 hour' as at ${numbers(20)}) as conversions`.execute(db);

  for (const { definition } of indexes) await sql.raw(definition).execute(db);
  for (const table of tables) await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}
