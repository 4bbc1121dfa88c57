import { describe, expect, test } from 'vitest';
import { claimLead, expireClaim } from '../../../src/domain/lead/claim-lead.ts';
import { dismissAsDuplicate, dismissLead } from '../../../src/domain/lead/dismiss-lead.ts';
import { passOnLead } from '../../../src/domain/lead/pass-on-lead.ts';
import { releaseLead } from '../../../src/domain/lead/release-lead.ts';
import { reopenLead } from '../../../src/domain/lead/reopen-lead.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import { aClaimedLead, aDismissedLead, aLead, ben, chloe, minutesLater, noon } from '../builders.ts';

describe('claiming a lead', () => {
  test('gives it to whoever is first, for the length of a lease', () => {
    const claimed = claimLead(aLead(), ben, noon, 10);

    expect(claimed).toEqual(accept(aClaimedLead({ owner: ben, claimedAt: noon, leaseUntil: minutesLater(10) })));
  });

  test('is refused, naming the owner, once somebody has claimed it', () => {
    expect(claimLead(aClaimedLead({ owner: ben }), chloe, minutesLater(1), 10)).toEqual(
      refuse({ kind: 'already-claimed', owner: ben, claimedAt: noon }),
    );
  });

  test('renews one’s own lease and keeps the moment of the claim', () => {
    expect(claimLead(aClaimedLead(), ben, minutesLater(8), 10)).toEqual(
      accept(aClaimedLead({ claimedAt: noon, leaseUntil: minutesLater(18) })),
    );
  });

  test('never revives a dismissed lead', () => {
    expect(claimLead(aDismissedLead(), ben, noon, 10)).toEqual(
      refuse({ kind: 'no-longer-open', status: 'dismissed', by: ben, at: noon }),
    );
  });
});

describe('a lease', () => {
  test('ends at its last instant and not before', () => {
    const lead = aClaimedLead({ leaseUntil: minutesLater(10) });

    expect(expireClaim(lead, new Date(minutesLater(10).getTime() - 1))).toBeUndefined();
    expect(expireClaim(lead, minutesLater(10))).toEqual(aLead());
  });

  test('does not end for a lead that nobody holds', () => {
    expect(expireClaim(aLead(), minutesLater(60))).toBeUndefined();
    expect(expireClaim(aDismissedLead(), minutesLater(60))).toBeUndefined();
  });
});

describe('releasing a lead', () => {
  test('puts it back into the queue', () => {
    expect(releaseLead(aClaimedLead(), ben, false)).toEqual(accept(aLead()));
  });

  test('of somebody else is refused, unless one may act for others', () => {
    expect(releaseLead(aClaimedLead(), chloe, false)).toEqual(refuse({ kind: 'not-yours', owner: ben }));
    expect(releaseLead(aClaimedLead(), chloe, true)).toEqual(accept(aLead()));
  });

  test('is refused when nobody holds it', () => {
    expect(releaseLead(aLead(), ben, true)).toEqual(refuse({ kind: 'not-claimed' }));
  });
});

describe('passing on a lead', () => {
  test('keeps it open for the others and remembers who passed', () => {
    expect(passOnLead(aLead(), chloe)).toEqual(accept(aLead({ passedBy: [chloe] })));
  });

  test('gives back one’s own claim', () => {
    expect(passOnLead(aClaimedLead(), ben)).toEqual(accept(aLead({ passedBy: [ben] })));
  });

  test('is refused for what somebody else holds, and a second time', () => {
    expect(passOnLead(aClaimedLead(), chloe)).toMatchObject({ ok: false, refusal: { kind: 'already-claimed' } });
    expect(passOnLead(aLead({ passedBy: [chloe] }), chloe)).toEqual(refuse({ kind: 'already-passed' }));
  });
});

describe('dismissing a lead', () => {
  test('puts it aside, with who did it', () => {
    expect(dismissLead(aLead(), ben, noon, false)).toEqual(accept(aDismissedLead()));
    expect(dismissLead(aClaimedLead(), ben, noon, false)).toEqual(accept(aDismissedLead()));
  });

  test('leaves somebody else’s claim alone, unless one may act for others', () => {
    expect(dismissLead(aClaimedLead(), chloe, noon, false)).toMatchObject({ refusal: { kind: 'already-claimed' } });
    expect(dismissLead(aClaimedLead(), chloe, noon, true)).toMatchObject({ ok: true });
  });
});

describe('reopening a lead', () => {
  test('puts it back into the queue, offered to everybody again', () => {
    expect(reopenLead(aDismissedLead({ passedBy: [chloe] }), false, false)).toEqual(accept(aLead({ passedBy: [] })));
  });

  test('is refused when the viewer has another lead by now, or was the same person as another', () => {
    expect(reopenLead(aDismissedLead(), true, false)).toEqual(refuse({ kind: 'newer-lead' }));
    expect(reopenLead(dismissAsDuplicate(aLead(), noon), false, false)).toEqual(refuse({ kind: 'newer-lead' }));
  });

  test('is refused for a lead that is not put aside', () => {
    expect(reopenLead(aLead(), false, false)).toEqual(refuse({ kind: 'not-closed', status: 'open' }));
  });
});
