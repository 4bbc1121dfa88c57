import { describe, expect, test } from 'vitest';
import { type Closing, loseLead, suppressLead, winLead } from '../../../src/domain/lead/close-lead.ts';
import type { ActiveLead, ClosedLead } from '../../../src/domain/lead/lead.ts';
import { isOver } from '../../../src/domain/lead/refusal.ts';
import { reopenLead } from '../../../src/domain/lead/reopen-lead.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import {
  aClaimedLead,
  aContactedLead,
  aDismissedLead,
  aLead,
  aLostLead,
  aRepliedLead,
  aSnoozedLead,
  aSuppressedLead,
  aWonLead,
  ben,
  chloe,
  minutesLater,
  nothingYet,
} from '../builders.ts';

const now = minutesLater(30);
const closing = (over: Partial<Closing> = {}): Closing => ({
  by: ben,
  mayActForOthers: false,
  note: undefined,
  now,
  ...over,
});
const value = { amount: '49.9', currency: 'EUR' };

const active: readonly ActiveLead[] = [
  aLead(),
  aClaimedLead(),
  aContactedLead(),
  aRepliedLead(),
  aSnoozedLead({ owner: ben }),
];
const closed: readonly ClosedLead[] = [aWonLead(), aLostLead(), aDismissedLead(), aSuppressedLead()];

describe('winning a lead', () => {
  test('closes it with its value, and keeps how far it had come', () => {
    expect(winLead(aRepliedLead(), closing({ note: 'two tickets' }), value)).toEqual(
      accept(
        aWonLead({
          closedAt: now,
          value,
          note: 'two tickets',
          owner: ben,
          contactedAt: minutesLater(5),
          lastTouchAt: minutesLater(5),
          repliedAt: minutesLater(6),
        }),
      ),
    );
  });

  test.each(active)('closes one that is $status', (lead) => {
    expect(winLead(lead, closing(), undefined)).toMatchObject({ ok: true, value: { status: 'won', closedBy: ben } });
    expect(loseLead(lead, closing(), 'other')).toMatchObject({ ok: true, value: { status: 'lost', reason: 'other' } });
  });

  test.each(closed)('is refused for one that is $status, naming who closed it and when', (lead) => {
    expect(winLead(lead, closing(), value)).toEqual(refuse(isOver(lead)));
    expect(loseLead(lead, closing(), 'other')).toEqual(
      refuse({ kind: 'no-longer-open', status: lead.status, by: lead.closedBy, at: lead.closedAt }),
    );
  });

  test('of somebody else is refused, unless one may act for others', () => {
    expect(winLead(aContactedLead(), closing({ by: chloe }), value)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
    expect(loseLead(aContactedLead(), closing({ by: chloe }), 'other')).toEqual(
      refuse({ kind: 'not-yours', owner: ben }),
    );
    expect(winLead(aContactedLead(), closing({ by: chloe, mayActForOthers: true }), value)).toMatchObject({
      ok: true,
      value: { owner: ben, closedBy: chloe },
    });
  });

  test('is anybody’s where nobody has it', () => {
    expect(winLead(aContactedLead({ owner: undefined }), closing({ by: chloe }), value)).toMatchObject({ ok: true });
  });
});

describe('a person who wants no more messages', () => {
  test('has their lead closed, whoever has it', () => {
    expect(suppressLead(aClaimedLead(), 'word', undefined, now)).toEqual(
      aSuppressedLead({ ...nothingYet, owner: ben, closedAt: now }),
    );
    expect(suppressLead(aRepliedLead(), 'button', chloe, now)).toMatchObject({
      closedBy: chloe,
      suppressedBy: 'button',
      contactedAt: minutesLater(5),
    });
  });

  test('is taken up again by a manager alone', () => {
    expect(reopenLead(aSuppressedLead(), false, false)).toEqual(refuse({ kind: 'wants-no-messages' }));
    expect(reopenLead(aSuppressedLead(), false, true)).toEqual(accept(aLead()));
  });
});

describe('a closed lead that is reopened', () => {
  const contacted = { owner: ben, contactedAt: minutesLater(5), lastTouchAt: minutesLater(5) };

  test.each([
    ['in the queue, when nobody had written to them', aWonLead({ owner: ben }), aLead()],
    ['answered, and still its owner’s', aLostLead(contacted), aContactedLead()],
    ['replied', aDismissedLead({ ...contacted, repliedAt: minutesLater(6) }), aRepliedLead()],
  ])('is %s', (_where, lead, again) => {
    expect(reopenLead(lead, false, false)).toEqual(accept(again));
  });
});
