import { describe, expect, test } from 'vitest';
import { claimLead } from '../../../src/domain/lead/claim-lead.ts';
import { markContacted } from '../../../src/domain/lead/mark-contacted.ts';
import { markReplied } from '../../../src/domain/lead/mark-replied.ts';
import { passOnLead } from '../../../src/domain/lead/pass-on-lead.ts';
import { releaseLead } from '../../../src/domain/lead/release-lead.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import {
  aClaimedLead,
  aContactedLead,
  aLead,
  aLostLead,
  aRepliedLead,
  aSnoozedLead,
  ben,
  chloe,
  minutesLater,
  noon,
} from '../builders.ts';

describe('our message', () => {
  test.each([
    ['is whoever’s wrote it, where nobody had it', aLead(), ben, ben],
    ['is nobody’s, when it was typed in the app', aLead(), undefined, undefined],
    ['stays its owner’s', aClaimedLead({ owner: chloe }), ben, chloe],
    ['wakes what was put off', aSnoozedLead({ owner: chloe }), undefined, chloe],
  ])('makes it their turn: the lead %s', (_whose, lead, by, owner) => {
    expect(markContacted(lead, minutesLater(5), by)).toEqual(aContactedLead({ owner }));
  });

  test('answers a reply that came before it', () => {
    expect(markContacted(aRepliedLead(), minutesLater(7), ben)).toEqual(
      aContactedLead({ lastTouchAt: minutesLater(7) }),
    );
  });

  test('does not answer a reply that came after it', () => {
    expect(markContacted(aRepliedLead({ repliedAt: minutesLater(9) }), minutesLater(7), ben)).toEqual(
      aRepliedLead({ lastTouchAt: minutesLater(7), repliedAt: minutesLater(9) }),
    );
  });

  test('does not take up what is closed', () => {
    expect(markContacted(aLostLead(), minutesLater(5), ben)).toBeUndefined();
  });
});

describe('their message', () => {
  test.each([
    ['after ours makes it our turn', aContactedLead(), 6, aRepliedLead()],
    ['before ours answers nothing', aContactedLead(), 4, undefined],
    ['that is the second answers nothing more', aRepliedLead(), 8, undefined],
    ['that we hear of late was the first', aRepliedLead({ repliedAt: minutesLater(8) }), 6, aRepliedLead()],
    ['to nobody’s message is no reply', aClaimedLead(), 6, undefined],
    [
      'brings back what was put off',
      aSnoozedLead({ owner: ben, contactedAt: minutesLater(5), lastTouchAt: minutesLater(5) }),
      6,
      aRepliedLead(),
    ],
    ['takes up nothing that is closed', aLostLead({ contactedAt: noon, lastTouchAt: noon }), 6, undefined],
  ] as const)('%s', (_what, lead, minute, after) => {
    expect(markReplied(lead, minutesLater(minute))).toEqual(after);
  });
});

describe('a lead that was answered', () => {
  test('is taken over where nobody has it, without a lease', () => {
    expect(claimLead(aRepliedLead({ owner: undefined }), chloe, noon, 10)).toEqual(
      accept(aRepliedLead({ owner: chloe })),
    );
    expect(claimLead(aContactedLead(), ben, noon, 10)).toEqual(accept(aContactedLead()));
  });

  test('is not taken from its owner', () => {
    expect(claimLead(aContactedLead(), chloe, noon, 10)).toEqual(
      refuse({ kind: 'already-answered', owner: ben, at: minutesLater(5) }),
    );
  });

  test('is given back as it is', () => {
    expect(releaseLead(aRepliedLead(), ben, false)).toEqual(accept(aRepliedLead({ owner: undefined })));
    expect(releaseLead(aRepliedLead(), chloe, false)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
    expect(releaseLead(aContactedLead({ owner: undefined }), ben, true)).toEqual(refuse({ kind: 'not-claimed' }));
  });

  test('can be passed on', () => {
    expect(passOnLead(aRepliedLead(), ben)).toEqual(accept(aRepliedLead({ owner: undefined, passedBy: [ben] })));
    expect(passOnLead(aRepliedLead(), chloe)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
  });
});
