import { sql } from 'kysely';
import { expect } from 'vitest';
import { down, up } from '../../../migrations/0003-answers.ts';
import { onBoth } from '../../support/databases.ts';

onBoth('Answers can be taken back: an older release finds every lead, as it knows them', async ({ db }) => {
  const at = new Date('2026-11-20T12:00:00Z');
  const lead = (id: string, status: string, rest: Record<string, unknown>) =>
    db
      .insertInto('lead')
      .values({
        ...{ team_id: 'T1', lead_id: id, account_id: '1', viewer_id: id, segment: 'hot', reasons: '[]', heat: 1 },
        ...{ opened_at: at, segment_since: at, last_signal_at: at, version: 1, created_at: at },
        ...({ status, ...rest } as { status: 'open' }),
      })
      .execute();
  const contact = { contacted_at: at, last_touch_at: at };
  await lead('open', 'open', {});
  await lead('claimed', 'claimed', { owner: 'U1', claimed_at: at, lease_until: at });
  await lead('replied', 'replied', { owner: 'U1', ...contact, replied_at: at });
  await lead('won', 'won', { closed_at: at, closed_by: 'U1', won_amount: '40', won_currency: 'EUR' });
  await lead('duplicate', 'dismissed', { closed_at: at, closed_as: 'duplicate' });

  await down(db as never);
  const { rows: before } = await sql`select lead_id, status, dismissed_as, owner from lead order by 1`.execute(db);
  await up(db as never);
  const { rows: after } = await sql`select lead_id, status, closed_as from lead order by 1`.execute(db);

  expect(before).toEqual([
    { lead_id: 'claimed', status: 'claimed', dismissed_as: null, owner: 'U1' },
    { lead_id: 'duplicate', status: 'dismissed', dismissed_as: 'duplicate', owner: null },
    { lead_id: 'open', status: 'open', dismissed_as: null, owner: null },
    { lead_id: 'replied', status: 'open', dismissed_as: null, owner: null },
    { lead_id: 'won', status: 'dismissed', dismissed_as: 'not-a-lead', owner: null },
  ]);
  expect(after).toEqual([
    { lead_id: 'claimed', status: 'claimed', closed_as: null },
    { lead_id: 'duplicate', status: 'dismissed', closed_as: 'duplicate' },
    { lead_id: 'open', status: 'open', closed_as: null },
    { lead_id: 'replied', status: 'open', closed_as: null },
    { lead_id: 'won', status: 'dismissed', closed_as: 'not-a-lead' },
  ]);
});
