import { type Kysely, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { leadId, messageId, viewerId } from '../../../../src/domain/ids.ts';
import { postgresAccountStore } from '../../../../src/integrations/postgres/account-store.ts';
import { postgresDeskReader } from '../../../../src/integrations/postgres/desk-reader.ts';
import { postgresLeadStore } from '../../../../src/integrations/postgres/lead-store.ts';
import { postgresLogReader } from '../../../../src/integrations/postgres/log-reader.ts';
import { postgresPostStore } from '../../../../src/integrations/postgres/post-store.ts';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';
import { postgresSignalStore } from '../../../../src/integrations/postgres/signal-store.ts';
import { postgresStoryStore } from '../../../../src/integrations/postgres/story-store.ts';
import { freshPostgres } from '../../../support/databases.ts';
import { testSealer } from '../../../support/desk.ts';
import { anAccount, aStory, ben, minute, sealer, story, team } from './builders.ts';
import { scansOf } from './query-plans.ts';

const account = anAccount();
const stories = 5;

/** 10,000 viewers who all watched five stories, and 20,000 leads, of which 4,000 wait and the rest are history. */
async function busyDesk(): Promise<Kysely<Schema>> {
  const { db } = await freshPostgres();
  await postgresAccountStore(db, sealer).put(account, minute(0));
  await postgresStoryStore(db).add(aStory(), undefined);
  const nth = sql`case when n % ${sql.lit(stories)} = 0 then ${story} else 'older-' || n % ${sql.lit(stories)} end`;
  await sql`
    insert into viewer (team_id, account_id, viewer_id, user_name, first_seen_at)
    select ${team}, ${account.id}, 'v' || n, 'user' || n, ${minute(0)} from generate_series(1, 10000) as n`.execute(db);
  await sql`
    insert into signal (team_id, account_id, signal_key, kind, viewer_id, story_id, happened_at, received_at, source, about)
    select ${team}, ${account.id}, 'k' || n, case when n % 100 = 0 then 'story_reply' else 'view' end, 'v' || n % 10000 + 1,
      case when n <= 10000 then ${story} else 'older-' || n / 10000 end,
      ${minute(0)}::timestamptz + n * interval '1 second', ${minute(0)}, 'capture', '{}'
    from generate_series(1, 50000) as n`.execute(db);
  await sql`
    insert into lead (team_id, account_id, lead_id, viewer_id, story_id, status, segment, reasons, heat, opened_at,
      segment_since, last_signal_at, version, closed_at, closed_as, created_at)
    select ${team}, ${account.id}, 'L' || n, 'v' || n % 10000 + 1, ${nth}, case when n <= 4000 then 'open' else 'dismissed' end,
      case when n % 3 = 0 then 'hot' else 'warm' end, '[]', n, ${minute(0)}, ${minute(0)}, ${minute(0)}, 1,
      case when n > 4000 then ${minute(0)}::timestamptz end, case when n > 4000 then 'not-a-lead' end, ${minute(0)}
    from generate_series(1, 20000) as n`.execute(db);
  await sql`
    insert into slack_post (team_id, subject, kind, channel_id, state, message_ts, segment)
    select team_id, 'card:' || lead_id, 'card', ${account.desk},
      case when segment = 'warm' and heat::int % 100 = 1 then 'listed' else 'shown' end, '1.' || lead_id, segment
    from lead`.execute(db);
  await sql`analyze`.execute(db);
  return db;
}

describe('with 10,000 viewers and 20,000 leads', () => {
  test('no screen reads all signals or all leads', async () => {
    const db = await busyDesk();

    const scans = await scansOf(db, async (listened) => {
      const desk = postgresDeskReader(listened, sealer);
      expect(await desk.board(team, account.id, story)).toMatchObject({
        viewers: 10_000,
        repliesReceived: 100,
        dismissed: 3200,
        listedCount: 27,
      });
      expect(await desk.card(team, leadId('L7'))).toMatchObject({ signalCount: 5 });
      expect(await desk.mine(team, ben, 20)).toHaveLength(0);
      expect(await desk.unclaimed(team, [account.id], 20)).toHaveLength(20);
    });

    const whole = scans.filter((scan) => scan.how === 'Seq Scan').map((scan) => scan.relation);
    expect(whole).not.toContain('signal');
    expect(whole).not.toContain('lead');
    expect(scans.map((scan) => scan.index)).toEqual(
      expect.arrayContaining([
        'signal_by_story',
        'signal_story_reply',
        'signal_by_viewer',
        'lead_by_story',
        'lead_queue',
        'lead_owned',
      ]),
    );
  });

  test('the next lead is the first of its queue', async () => {
    const db = await busyDesk();

    const scans = await scansOf(db, async (listened) => {
      const next = await postgresLeadStore(listened, testSealer).lockNext(team, [account.id], ben);
      expect(next?.id).toBe('L3999');
    });

    const ofLeads = scans.filter((scan) => scan.relation === 'lead');
    expect(ofLeads.map((scan) => scan.index)).toStrictEqual(['lead_queue', 'lead_queue']);
  });

  test('a viewer is sorted by what the viewer did, and by nobody else’s', async () => {
    const db = await busyDesk();
    const viewer = viewerId('v7');

    const scans = await scansOf(db, async (listened) => {
      const signals = postgresSignalStore(listened);
      const leads = postgresLeadStore(listened, testSealer);
      await signals.deciding(account, viewer, { happenedAfter: minute(0), receivedAfter: undefined });
      await signals.viewersOf(account, messageId('m1'));
      await signals.haveSeen(team, account.id, story, [viewer]);
      await leads.lockCurrent(account, viewer);
      await leads.lastClosed(account, viewer);
      await leads.latestOf(team, account.id, viewer);
      await leads.ofStory(account, story);
    });

    expect(scans.filter((scan) => scan.how === 'Seq Scan')).toStrictEqual([]);
  });

  test('what stands in a thread is found by its card', async () => {
    const db = await busyDesk();
    await sql`
      insert into slack_post (team_id, subject, kind, channel_id, state)
      select team_id, 'thread:' || lead_id || ':suggestions', 'thread', ${account.desk}, 'shown' from lead`.execute(db);
    await sql`analyze slack_post`.execute(db);

    const scans = await scansOf(db, async (listened) => {
      expect(await postgresPostStore(listened).threadOf(team, leadId('L7'))).toHaveLength(1);
    });

    expect(scans.map((scan) => scan.index)).toStrictEqual(['slack_post_thread']);
  });

  test('a page of the log reads its own leads, and what hangs from them', async () => {
    const db = await busyDesk();
    await sql`update lead set opened_at = opened_at + heat * interval '1 second'`.execute(db);
    await sql`
      insert into touch (team_id, touch_id, account_id, lead_id, viewer_id, step, route, text_sealed, text_hash, text_kind,
        pressed_at, press_key, is_cold, attempt, version, status, state, message_id, counted_at)
      select team_id, 'T' || lead_id, account_id, lead_id, viewer_id, 'day0', 'reply', '', '', 'personal', opened_at,
        lead_id, false, 1, 1, 'sent', '{}', 'mid of ' || lead_id, opened_at
      from lead`.execute(db);
    await sql`
      insert into message (team_id, account_id, message_id, viewer_id, direction, noted_at)
      select team_id, account_id, message_id, viewer_id, 'out', counted_at from touch`.execute(db);
    await sql`
      insert into conversion (team_id, account_id, conversion_key, kind, happened_at, recorded_at, source, lead_id)
      select team_id, account_id, lead_id, 'sale', opened_at, opened_at, 'button', lead_id from lead`.execute(db);
    await sql`analyze`.execute(db);
    const span = { account, from: minute(0), until: minute(600) };

    const scans = await scansOf(db, async (listened) => {
      const log = postgresLogReader(listened, sealer);
      const after = { openedAt: minute(100).toISOString(), lead: leadId('L6000') };
      const { leads } = await log.page(team, [span], after, 100);
      expect(leads.map(({ lead, sent, converted }) => [lead.id, sent.length, converted.length])[0]).toEqual([
        'L6001',
        1,
        1,
      ]);
    });

    const whole = scans.filter((scan) => scan.how === 'Seq Scan').map(({ relation }) => relation);
    expect(whole.filter((name) => name !== 'story' && name !== 'template')).toEqual([]);
    expect(scans.map(({ index }) => index)).toEqual(
      expect.arrayContaining([
        'lead_by_opening',
        'lead_pk',
        'touch_by_viewer',
        'message_by_viewer',
        'conversion_by_lead',
      ]),
    );
  });
});
