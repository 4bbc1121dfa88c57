import { type Kysely, sql } from 'kysely';
import type { Stores } from '../../src/domain/database.ts';
import { readDigest } from '../../src/domain/digest/read-digest.ts';
import { accountId, channelId, teamId } from '../../src/domain/ids.ts';
import { addLocalDays, startOfDay, timeOfDay } from '../../src/domain/local-day.ts';
import type { Account } from '../../src/domain/team/account.ts';
import { defaultSettings } from '../../src/domain/team/settings.ts';
import { type Database, openDatabase } from '../../src/integrations/postgres/database.ts';
import { parseEncryptionKeys } from '../../src/integrations/postgres/encryption-keys.ts';
import { postgresDatabase } from '../../src/integrations/postgres/postgres-database.ts';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { aesSealer } from '../../src/integrations/postgres/sealing.ts';
import { systemClock } from '../../src/integrations/system/system-clock.ts';
import { systemIds } from '../../src/integrations/system/system-ids.ts';
import { systemRandom } from '../../src/integrations/system/system-random.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { inTurn, quantile } from '../support/statistics.ts';

/** As far back as a digest looks, both histories are alike; the rest of the long one lies in the three years before. */
const recentDays = 29;
const touchesPerDay = 400;
const olderDays = 3 * 365;
const many = 5_000_000;
const recent = recentDays * touchesPerDay;
/** Everybody got ten messages in three years. */
const people = many / 10;
const rounds = 20;

const account: Account = {
  team: teamId('T0BENCH'),
  id: accountId('17841405822304914'),
  login: 'instagram',
  pageId: undefined,
  userName: 'atelier',
  desk: channelId('C0BENCH'),
  language: 'en',
  timeZone: 'Europe/Paris',
};
const { timeZone } = account;
const today = '2026-11-20';
const at = '08:30';
const asOf = timeOfDay(addLocalDays(today, 1), at, timeZone);

/** What reading a digest costs, after a month and after three busy years. */
export const digest: Section = {
  about: `reading one day’s digest on Postgres, ${touchesPerDay} messages a day; of ${rounds} runs in turn`,
  async run() {
    const cluster = await startPostgres();
    const open: Database[] = [];
    try {
      const deskAfter = async (touches: number) => {
        const database = await openDatabase({ url: await cluster.createDatabase() });
        open.push(database);
        await database.withPatience((db) => fill(db, touches));
        return storesOver(database);
      };
      return await measure(await deskAfter(recent), await deskAfter(many));
    } finally {
      for (const { close } of open) await close();
      await cluster.stop();
    }
  },
};

function storesOver({ db }: Database): Stores {
  return postgresDatabase({
    db,
    sealer: aesSealer(parseEncryptionKeys(`bench:${Buffer.alloc(32, 7).toString('base64')}`)),
    clock: systemClock,
    ids: systemIds,
    random: systemRandom,
    reader: 'bench',
    onUnopenable: (fault) => {
      throw fault;
    },
    onTasks: () => {},
  }).stores;
}

async function measure(young: Stores, old: Stores): Promise<Finding[]> {
  const read = (stores: Stores) =>
    readDigest(stores, defaultSettings, { accounts: [account], day: today, asOf, at }, asOf);
  // Warms every code path up, and the database's pages; and the two must be about the same.
  const [{ figures: some }, { figures: others }] = [await read(young), await read(old)];
  if (some.touches.sent !== others.touches.sent || some.leads.opened !== others.leads.opened) {
    throw new Error(`Expected the same day twice, found ${some.touches.sent} and ${others.touches.sent} messages`);
  }
  const timed = (stores: Stores) => async () => {
    const startedAt = performance.now();
    await read(stores);
    return performance.now() - startedAt;
  };
  const took = await inTurn(rounds, { young: timed(young), old: timed(old) });
  const finding = (share: number): Finding => {
    const [measured, against] = [quantile(took.old, share), quantile(took.young, share)];
    return {
      what: `a digest after ${many.toLocaleString('en')} messages, p${share * 100}`,
      measured,
      unit: 'ms',
      against: { what: `after ${recent.toLocaleString('en')}`, measured: against },
      aim: { words: 'ratio ≤ 2, ≤ 1,000 ms', met: measured <= 2 * against && measured <= 1_000 },
    };
  };
  return [finding(0.5), finding(0.95)];
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
  const place = sql`select ${account.team}, ${account.id}`;
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
