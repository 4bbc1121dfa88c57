import { describe, expect, test } from 'vitest';
import type { LeadId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { dismiss, lose, optOut, reopen, win } from '../../../src/domain/lead/finish-lead.ts';
import type { LeadPress } from '../../../src/domain/lead/press-lead.ts';
import type { CancelReason } from '../../../src/domain/touch/touch.ts';
import { freshPglite, onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, aDm, ana, ben, chloe, hoursLater, minutesLater, noon } from '../builders.ts';
import { aWaitingTouch } from '../touch/touch-builders.ts';

/** Jane comments; Ben has her. */
async function claimedLead(desk: TestDesk): Promise<LeadPress> {
  await desk.receive(aComment('7', 'jane'));
  const { lead_id } = await desk.db.selectFrom('lead').select('lead_id').executeTakeFirstOrThrow();
  const press = { team: desk.account.team, lead: lead_id as LeadId, by: ben, cause: 'button' };
  await claim(desk, press);
  return press;
}

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
  const cause = { actor: by, cause: 'composer' };
  await database.stores.touches.add({ touch, pressKey: 'press-1', isCold: false }, cause, noon);
}

const found = (desk: TestDesk, { team, lead }: LeadPress) => desk.database.stores.leads.find(team, lead);
const touch = ({ database, account }: TestDesk) => database.stores.touches.find(account.team, aWaitingTouch().id);
const latestEvent = async ({ db }: TestDesk) => {
  const row = await db
    .selectFrom('lead_event')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return `${row.kind} by ${row.actor ?? 'nobody'}: ${row.cause}`;
};
const closing = (press: LeadPress, note?: string) => ({ ...press, mayActForOthers: false, note });

describe('a lead that is won', () => {
  onBoth('keeps its value and what was noted, the note under seal', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);

    await win(desk, closing(press, 'two tickets'), { amount: '49.9', currency: 'CHF' });

    expect(await found(desk, press)).toMatchObject({
      status: 'won',
      owner: ben,
      closedBy: ben,
      value: { amount: '49.9', currency: 'CHF' },
      note: 'two tickets',
    });
    const row = await desk.db.selectFrom('lead').select('note_sealed').executeTakeFirstOrThrow();
    expect(row.note_sealed?.toString('utf8')).not.toContain('tickets');
    expect(await latestEvent(desk)).toBe(`won by ${ben}: button`);
    expect(await desk.database.stores.leads.lastCurrency(desk.account)).toBe('CHF');
  });

  onBoth('frees the claim, and a late press is told who was faster', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await win(desk, closing(press), undefined);

    const late = await lose(desk, { ...closing(press), by: chloe, mayActForOthers: true }, 'other');

    expect(late).toEqual({ ok: false, refusal: { kind: 'no-longer-open', status: 'won', by: ben, at: noon } });
    const timers = await desk.db.selectFrom('task').selectAll().where('kind', '=', 'end-lease').execute();
    expect(timers.filter(({ outcome }) => outcome === null)).toEqual([]);
  });
});

type Close = (desk: TestDesk, press: LeadPress) => Promise<unknown>;
const byBen = { kind: 'by-person', by: ben } as const;
const ways: readonly (readonly [string, Close, CancelReason])[] = [
  ['is won', (desk, press) => win(desk, closing(press), undefined), { kind: 'converted' }],
  ['is lost', (desk, press) => lose(desk, closing(press), 'other'), byBen],
  ['is put aside', (desk, press) => dismiss(desk, press, false), byBen],
  ['wants no more messages', optOut, { kind: 'opted-out' }],
  ['says so', (desk) => desk.receive(aDm('7', { text: 'Stop' })), { kind: 'opted-out' }],
];

describe('what waits to be sent', () => {
  test.each(ways)('is held back once the person %s, with the reason', async (_way, close, why) => {
    const desk = await openDesk(await freshPglite());
    const press = await claimedLead(desk);
    await sendWaits(desk, press);

    await close(desk, press);

    expect(await touch(desk)).toMatchObject({ status: 'cancelled', why });
  });
});

describe('somebody who opts out', () => {
  onBoth('by a teammate’s press is left alone from then on', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);

    expect(await optOut(desk, { ...press, by: chloe })).toMatchObject({
      value: { status: 'suppressed', suppressedBy: 'button', closedBy: chloe },
    });
    await desk.receive(aDm('7', { happenedAt: minutesLater(1) }));

    expect(await desk.db.selectFrom('lead').select('status').execute()).toEqual([{ status: 'suppressed' }]);
    expect(await desk.db.selectFrom('signal').select('kind').orderBy('kind').execute()).toHaveLength(2);
    expect(await optOut(desk, press)).toMatchObject({
      refusal: { kind: 'no-longer-open', status: 'suppressed', by: chloe },
    });
  });

  onBoth('counts although the lead was closed meanwhile', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await lose(desk, closing(press), 'no-answer');

    expect(await optOut(desk, press)).toMatchObject({ ok: true });

    const { viewer } = (await found(desk, press)) ?? {};
    if (!viewer) throw new Error('The lead is gone');
    expect(await desk.database.stores.suppressions.find(desk.account, viewer)).toEqual({ since: noon, by: 'button' });
    expect(await reopen(desk, press)).toMatchObject({ refusal: { kind: 'wants-no-messages' } });
  });

  onBoth('is written to again once a manager says so', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await optOut(desk, press);

    expect(await reopen(desk, { ...press, by: ana })).toMatchObject({ refusal: { kind: 'wants-no-messages' } });
    expect(await reopen(desk, { ...press, by: ana }, true)).toMatchObject({ value: { status: 'open' } });

    const { viewer } = (await found(desk, press)) ?? {};
    expect(viewer && (await desk.database.stores.suppressions.find(desk.account, viewer))).toBeUndefined();
  });
});

describe('a closed lead', () => {
  onBoth('is followed by a new one that remembers it, once they do something again', async (database) => {
    const desk = await openDesk(database);
    const press = await claimedLead(desk);
    await lose(desk, closing(press), 'no-answer');
    desk.clock.advance(60_000);

    await desk.receive(aDm('7', { happenedAt: minutesLater(1) }));

    const rows = await desk.db.selectFrom('lead').selectAll().orderBy('created_at').execute();
    expect(rows).toMatchObject([{ status: 'lost' }, { status: 'open', previous_lead_id: press.lead }]);
    expect(await reopen(desk, press)).toMatchObject({ refusal: { kind: 'newer-lead' } });
  });
});
