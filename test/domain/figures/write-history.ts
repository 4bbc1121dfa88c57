import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '../../../src/integrations/postgres/schema.ts';
import type { History, PlainLead, PlainTouch } from './plain-rows.ts';

/** Writes the rows as they come, past every rule of the product. */
export async function writeHistory(db: Kysely<Schema>, history: History): Promise<void> {
  const write = async <Table extends keyof Schema>(table: Table, rows: readonly Insertable<Schema[Table]>[]) => {
    for (let from = 0; from < rows.length; from += 500) {
      await db
        .insertInto(table as keyof Schema)
        .values(rows.slice(from, from + 500) as never)
        .execute();
    }
  };
  const placeOf = ({ team, account }: { readonly team: string; readonly account: string }) => ({
    team_id: team,
    account_id: account,
  });
  await write(
    'story',
    history.stories.map((one) => ({
      ...placeOf(one),
      story_id: one.id,
      kind: 'image',
      posted_at: one.postedAt,
      expires_at: new Date(one.postedAt.getTime() + 24 * 3_600_000),
    })),
  );
  await write('lead', history.leads.map(leadRow));
  await write('touch', history.touches.map(touchRow));
  await write(
    'message',
    history.messages.map((one) => ({
      ...placeOf(one),
      message_id: one.id,
      viewer_id: one.viewer ?? null,
      direction: one.direction,
      noted_at: one.at,
      seen_at: one.seenAt ?? null,
    })),
  );
  await write(
    'signal',
    history.signals.map((one) => ({
      ...placeOf(one),
      signal_key: one.id,
      kind: one.kind,
      viewer_id: one.viewer,
      happened_at: one.happenedAt,
      received_at: one.receivedAt,
      source: 'webhook',
      about: '{}',
      withdrawn_at: one.withdrawnAt ?? null,
    })),
  );
  await write(
    'conversion',
    history.conversions.map((one) => ({
      ...placeOf(one),
      conversion_key: one.id,
      kind: one.kind,
      happened_at: one.happenedAt,
      recorded_at: one.happenedAt,
      source: 'import' as const,
      viewer_id: one.viewer ?? null,
      lead_id: one.lead ?? null,
      campaign: one.campaign ?? null,
      amount: one.amount ?? null,
      currency: one.currency ?? null,
      refunds_key: one.refunds ?? null,
      voided_at: one.voidedAt ?? null,
      voided_because: one.voidedAt ? 'mistake' : null,
    })),
  );
  await write(
    'cost',
    history.costs.map((one) => ({
      ...placeOf(one),
      cost_key: one.id,
      starts_on: one.startsOn,
      ends_on: one.endsOn,
      story_id: one.story ?? null,
      amount: one.amount,
      currency: one.currency,
      recorded_at: new Date(`${one.startsOn}T00:00:00Z`),
    })),
  );
}

const leadRow = (one: PlainLead): Insertable<Schema['lead']> => ({
  team_id: one.team,
  lead_id: one.id,
  account_id: one.account,
  viewer_id: one.viewer,
  story_id: one.story ?? null,
  status: one.status,
  segment: one.segment,
  reasons: '[]',
  heat: 1,
  opened_at: one.openedAt,
  segment_since: one.segmentSince,
  last_signal_at: one.openedAt,
  version: 1,
  closed_at: one.closedAt ?? null,
  closed_by: one.closedAt ? 'U0ANA' : null,
  closed_as: one.closedAs ?? null,
  created_at: one.openedAt,
});

const touchRow = (one: PlainTouch): Insertable<Schema['touch']> => ({
  team_id: one.team,
  touch_id: one.id,
  account_id: one.account,
  lead_id: one.lead,
  viewer_id: one.viewer,
  step: 'day0',
  route: one.route,
  text_sealed: Buffer.of(),
  text_hash: '',
  text_kind: 'personal',
  template_key: one.template?.key ?? null,
  template_version: one.template ? 1 : null,
  template_variant: one.template?.variant ?? null,
  language: one.template?.language ?? null,
  pressed_by: one.by ?? null,
  pressed_at: one.countedAt ?? new Date(0),
  press_key: one.id,
  is_cold: false,
  has_link: one.hasLink,
  attempt: 1,
  version: 1,
  status: one.status,
  state: '{}',
  message_id: one.message ?? null,
  counted_at: one.countedAt ?? null,
});
