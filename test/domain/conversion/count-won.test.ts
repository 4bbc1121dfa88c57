import { describe, expect, test } from 'vitest';
import { recordConversions } from '../../../src/domain/conversion/record-conversions.ts';
import type { ToldConversion } from '../../../src/domain/conversion/told-conversion.ts';
import { conversionKey, type LeadId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { reopen, win } from '../../../src/domain/lead/finish-lead.ts';
import type { LeadPress } from '../../../src/domain/lead/press-lead.ts';
import type { InboundEvent } from '../../../src/domain/signal/inbound-event.ts';
import { freshPglite, freshPostgres, onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ben, hoursLater, minutesLater, noon } from '../builders.ts';
import { aWaitingTouch } from '../touch/touch-builders.ts';

/** Jane comments, and Ben has her. */
async function claimedLead(desk: TestDesk, comes: InboundEvent = aComment('7', 'jane')): Promise<LeadPress> {
  await desk.receive(comes);
  const { lead_id } = await desk.db.selectFrom('lead').select('lead_id').executeTakeFirstOrThrow();
  const press = { team: desk.account.team, lead: lead_id as LeadId, by: ben, cause: 'button' };
  await claim(desk, press);
  return press;
}

const winning = (desk: TestDesk, press: LeadPress, amount?: string) =>
  win(
    desk,
    { ...press, mayActForOthers: false, note: undefined },
    amount === undefined ? undefined : { amount, currency: 'EUR' },
  );

const aSale = (over: Partial<ToldConversion> = {}): ToldConversion => ({
  key: conversionKey('A-1'),
  kind: 'sale',
  happenedAt: noon,
  userName: 'jane',
  igsid: undefined,
  value: { amount: '20', currency: 'EUR' },
  refunds: undefined,
  campaign: undefined,
  ...over,
});
const tell = (desk: TestDesk, ...told: readonly ToldConversion[]) =>
  recordConversions(desk, desk.account, told, { source: 'call', dryRun: false });

const conversionsOf = ({ db }: TestDesk) =>
  db.selectFrom('conversion').selectAll().orderBy('recorded_at').orderBy('conversion_key').execute();

describe('a lead that is won', () => {
  onBoth('is a sale of what it was worth', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);

    await winning(desk, press, '49.9');

    const { viewer_id } = await desk.db.selectFrom('lead').select('viewer_id').executeTakeFirstOrThrow();
    expect(await conversionsOf(desk)).toEqual([
      {
        team_id: desk.account.team,
        account_id: desk.account.id,
        conversion_key: `won:${press.lead}:3`,
        kind: 'sale',
        happened_at: noon,
        recorded_at: noon,
        source: 'button',
        recorded_by: ben,
        viewer_id,
        user_name: null,
        igsid: null,
        lead_id: press.lead,
        campaign: null,
        amount: '49.900',
        currency: 'EUR',
        refunds_key: null,
        voided_at: null,
        voided_because: null,
      },
    ]);
  });

  test('is a sale also where nobody knows its worth', async () => {
    const desk = await openDesk(await freshPglite());

    await winning(desk, await claimedLead(desk));

    expect(await conversionsOf(desk)).toMatchObject([{ kind: 'sale', amount: null, currency: null }]);
  });

  onBoth('is none any more once it is reopened, and one again when it is won again', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await winning(desk, press, '20');
    desk.clock.advance(60_000);

    await reopen(desk, press);
    expect(await conversionsOf(desk)).toMatchObject([{ voided_at: minutesLater(1), voided_because: 'reopened' }]);
    await winning(desk, press, '25');

    expect(await conversionsOf(desk)).toMatchObject([
      { amount: '20.000', voided_because: 'reopened' },
      { conversion_key: `won:${press.lead}:5`, amount: '25.000', voided_because: null },
    ]);
  });

  test('does not count beside the same sale that a shop has told before', async () => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk);
    await tell(desk, aSale(), aSale({ key: conversionKey('A-2'), value: { amount: '30', currency: 'EUR' } }));

    await winning(desk, press, '20');

    const won = (await conversionsOf(desk)).filter(({ source }) => source === 'button');
    expect(won).toMatchObject([{ voided_at: noon, voided_because: 'same as A-1' }]);
  });

  test('without a value is the sale that the shop tells of later, with its value', async () => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk);
    await winning(desk, press);

    await tell(desk, aSale());

    const counting = (await conversionsOf(desk)).filter((row) => row.voided_at === null);
    expect(counting.map((row) => [row.conversion_key, row.amount])).toEqual([['A-1', '20.000']]);
  });

  test('once it is reopened, leaves the sale of the shop to the next press on Won', async () => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk);
    await winning(desk, press, '20');
    await tell(desk, aSale());
    await reopen(desk, press);

    await winning(desk, press, '20');

    const rows = await conversionsOf(desk);
    expect(rows.filter((row) => row.source === 'button').map((row) => row.voided_because)).toEqual([
      'reopened',
      'same as A-1',
    ]);
  });

  onBoth('goes with its viewer, when two turn out to be one person', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('7', 'jane'));
    await desk.receive(aDm('8'));
    await tell(desk, aSale({ igsid: '8', userName: undefined }));
    const before = await conversionsOf(desk);

    await desk.receive(aDm('8', { person: { igsid: '8', userName: 'jane' }, happenedAt: minutesLater(1) }));

    const viewers = await desk.db.selectFrom('viewer').select('viewer_id').execute();
    expect(viewers).toHaveLength(1);
    const { lead_id } = await desk.db
      .selectFrom('lead')
      .select('lead_id')
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow();
    expect(await conversionsOf(desk)).toEqual([{ ...before[0], viewer_id: viewers[0]?.viewer_id, lead_id }]);
  });
});

test('A sale of a lead that turns out to be a duplicate is of the lead that stays', async () => {
  const desk = await openDesk(await freshPglite());
  const { lead: taken } = await claimedLead(desk);
  desk.clock.advance(60_000);
  await desk.receive(aDm('8', { happenedAt: minutesLater(1) }));
  await tell(desk, aSale({ igsid: '8', userName: undefined, happenedAt: minutesLater(1) }));
  const [before] = await conversionsOf(desk);

  await desk.receive(aDm('8', { person: { igsid: '8', userName: 'jane' }, happenedAt: minutesLater(1) }));

  expect(before?.lead_id).not.toBe(taken);
  expect(await desk.database.stores.leads.find(desk.account.team, before?.lead_id as LeadId)).toMatchObject({
    dismissedAs: 'duplicate',
  });
  expect(await conversionsOf(desk)).toMatchObject([{ conversion_key: 'A-1', lead_id: taken }]);
});

describe('a sale of somebody whom nobody here has met', () => {
  const fiveMinutesLater = { happenedAt: minutesLater(5) };

  onBoth('is theirs once they come, and is the one of the press on Won', async (database) => {
    const desk = await openDesk(database);
    await tell(desk, aSale());
    expect(await conversionsOf(desk)).toMatchObject([{ viewer_id: null, user_name: 'jane', igsid: null }]);

    const press = await claimedLead(desk, aComment('7', 'jane', fiveMinutesLater));
    expect(await conversionsOf(desk)).toMatchObject([{ viewer_id: 'igsid:7', user_name: null, lead_id: null }]);
    await winning(desk, press, '20');

    expect(await conversionsOf(desk)).toMatchObject([
      { conversion_key: 'A-1', viewer_id: 'igsid:7', lead_id: press.lead, voided_at: null },
      { source: 'button', voided_because: 'same as A-1' },
    ]);
  });

  test('is found by the id too, and is of the lead that opens before it', async () => {
    const desk = await openDesk(await freshPglite());
    await tell(desk, aSale({ igsid: '8', happenedAt: hoursLater(1) }));

    const { lead } = await claimedLead(desk, aDm('8'));

    expect(await conversionsOf(desk)).toMatchObject([
      { viewer_id: 'igsid:8', user_name: null, igsid: null, lead_id: lead },
    ]);
  });

  test('takes the place of a press on Won that came before their name was known, and has its lead', async () => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk, aDm('8'));
    await winning(desk, press, '20');
    await tell(desk, aSale({ happenedAt: hoursLater(-1) }), aSale({ key: conversionKey('A-2'), userName: 'zoe' }));

    await desk.receive(aDm('8', { person: { igsid: '8', userName: 'jane' }, ...fiveMinutesLater }));

    expect(await conversionsOf(desk)).toMatchObject([
      { conversion_key: 'A-1', viewer_id: 'igsid:8', lead_id: press.lead, voided_at: null },
      { conversion_key: 'A-2', viewer_id: null, user_name: 'zoe' },
      { source: 'button', voided_because: 'same as A-1' },
    ]);
  });

  test('takes its refund along, to the lead that opens before both', async () => {
    const desk = await openDesk(await freshPglite());
    const sale = aSale({ happenedAt: hoursLater(1) });
    const refund = aSale({ key: conversionKey('A-2'), kind: 'refund', refunds: sale.key, happenedAt: hoursLater(2) });
    await tell(desk, sale, refund);

    await desk.receive(aComment('7', 'jane'));

    const rows = await conversionsOf(desk);
    const { lead_id } = await desk.db.selectFrom('lead').select('lead_id').executeTakeFirstOrThrow();
    expect(rows.map((row) => [row.viewer_id, row.user_name, row.lead_id])).toEqual([
      ['igsid:7', null, lead_id],
      ['igsid:7', null, lead_id],
    ]);
  });

  test('is theirs also when it is told at the moment they come', async () => {
    const desk = await openDesk(await freshPostgres());

    await Promise.all([tell(desk, aSale()), desk.receive(aComment('7', 'jane'))]);

    expect(await conversionsOf(desk)).toMatchObject([{ viewer_id: 'igsid:7', user_name: null }]);
  });
});

describe('a sale from outside', () => {
  /** Ben has pressed Send, and it waits for its turn. */
  async function sendWaits({ database, account }: TestDesk, { lead, by }: LeadPress): Promise<void> {
    const found = await database.stores.leads.find(account.team, lead);
    if (!found) throw new Error('The lead is gone');
    const touch = aWaitingTouch({
      team: account.team,
      account: account.id,
      lead,
      viewer: found.viewer,
      until: hoursLater(1),
      by,
    });
    await database.stores.touches.add({ touch, pressKey: 'p', isCold: false }, { actor: by, cause: 'composer' }, noon);
  }
  const touchOf = ({ database, account }: TestDesk) => database.stores.touches.find(account.team, aWaitingTouch().id);

  onBoth('closes no lead, and holds back what waits to be sent', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await sendWaits(desk, press);

    await tell(desk, aSale());

    expect(await desk.database.stores.leads.find(press.team, press.lead)).toMatchObject({ status: 'claimed' });
    expect(await touchOf(desk)).toMatchObject({ status: 'cancelled', why: { kind: 'converted' } });
  });

  test.each([
    ['is from before their lead', aSale({ happenedAt: hoursLater(-1) })],
    ['is a refund', aSale({ kind: 'refund' })],
    ['is of somebody else', aSale({ userName: 'zoe' })],
  ])('holds nothing back when it %s', async (_what, told) => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk);
    await sendWaits(desk, press);

    await tell(desk, told);

    expect(await touchOf(desk)).toMatchObject({ status: 'waiting' });
    expect((await conversionsOf(desk)).map((row) => row.lead_id)).toEqual([told.kind === 'refund' ? press.lead : null]);
  });

  test('is of the person with the id, where a name has changed hands', async () => {
    const desk = await openDesk(await freshPglite());
    await desk.receive(aComment('7', 'jane'));
    await desk.receive(aComment('8', 'zoe', { comment: 'c-8' }));

    await tell(desk, aSale({ igsid: '8', userName: 'jane' }));

    const known = await desk.database.stores.viewers.findByUserNames(desk.account.team, desk.account.id, ['zoe']);
    expect(await conversionsOf(desk)).toMatchObject([{ viewer_id: known.get('zoe') }]);
  });

  test('and a press on Won at the same moment count once', async () => {
    const desk = await openDesk(await freshPostgres());
    const press = await claimedLead(desk);

    await Promise.all([winning(desk, press, '20'), tell(desk, aSale())]);

    const counted = (await conversionsOf(desk)).filter(({ voided_at }) => voided_at === null);
    expect(counted.map((row) => row.conversion_key)).toEqual(['A-1']);
  });
});
