import { describe, expect, test } from 'vitest';
import { claimLead } from '../../../src/domain/lead/claim-lead.ts';
import type { ActiveLead } from '../../../src/domain/lead/lead.ts';
import { snoozeLead, wakeEarly, wakeLead } from '../../../src/domain/lead/snooze-lead.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import {
  aClaimedLead,
  aContactedLead,
  aDismissedLead,
  aLead,
  aRepliedLead,
  aSnoozedLead,
  ben,
  chloe,
  minutesLater,
  noon,
} from '../builders.ts';

const later = minutesLater(60);
const active: readonly ActiveLead[] = [aLead(), aClaimedLead(), aContactedLead(), aRepliedLead(), aSnoozedLead()];

describe('putting a lead off', () => {
  test.each(active)('works for one that is $status, until then', (lead) => {
    expect(snoozeLead(lead, ben, later, false, noon)).toMatchObject({
      ok: true,
      value: { status: 'snoozed', snoozedUntil: later, snoozedBy: ben },
    });
  });

  test('is refused for what somebody else has, unless one may act for others', () => {
    expect(snoozeLead(aClaimedLead(), chloe, later, false, noon)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
    expect(snoozeLead(aClaimedLead(), chloe, later, true, noon)).toMatchObject({ value: { owner: ben } });
  });

  test('is refused until a moment that is past, and for what is over', () => {
    expect(snoozeLead(aLead(), ben, noon, false, noon)).toEqual(refuse({ kind: 'in-the-past' }));
    expect(snoozeLead(aDismissedLead(), ben, later, false, noon)).toMatchObject({
      refusal: { kind: 'no-longer-open' },
    });
  });
});

describe('a lead that was put off', () => {
  const putOff = (lead: ActiveLead) => {
    const snoozed = snoozeLead(lead, ben, later, false, noon);
    if (!snoozed.ok) throw new Error(snoozed.refusal.kind);
    return snoozed.value;
  };

  test.each([
    ['in the queue, for its claim is over', aClaimedLead(), aLead()],
    ['answered', aContactedLead(), aContactedLead()],
    ['replied', aRepliedLead(), aRepliedLead()],
    ['as it was before it was put off twice', aSnoozedLead(), aLead()],
  ])('comes back %s', (_as, lead, back) => {
    expect(wakeLead(putOff(lead))).toEqual(back);
  });

  test('is taken up early by its owner, by anybody when nobody has it, and by whoever may act for others', () => {
    expect(wakeEarly(putOff(aContactedLead()), ben, false)).toEqual(accept(aContactedLead()));
    expect(wakeEarly(putOff(aLead()), chloe, false)).toEqual(accept(aLead()));
    expect(wakeEarly(putOff(aContactedLead()), chloe, false)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
    expect(wakeEarly(putOff(aContactedLead()), chloe, true)).toMatchObject({ ok: true });
    expect(wakeEarly(aLead(), ben, false)).toEqual(refuse({ kind: 'not-snoozed' }));
  });

  test('is claimed out of its sleep where nobody has it', () => {
    expect(claimLead(putOff(aLead()), chloe, noon, 10)).toMatchObject({ value: { status: 'claimed', owner: chloe } });
    expect(claimLead(putOff(aContactedLead()), chloe, noon, 10)).toEqual(
      refuse({ kind: 'snoozed', by: ben, until: later }),
    );
  });
});
