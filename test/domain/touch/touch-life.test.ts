import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import { cancelTouch } from '../../../src/domain/touch/cancel-touch.ts';
import { confirmTouch } from '../../../src/domain/touch/confirm-touch.ts';
import { countedAt } from '../../../src/domain/touch/counted-at.ts';
import { markSeen } from '../../../src/domain/touch/mark-seen.ts';
import { sendTouch } from '../../../src/domain/touch/send-touch.ts';
import { settleTouch, type TouchOutcome } from '../../../src/domain/touch/settle-touch.ts';
import type { CancelReason, Touch } from '../../../src/domain/touch/touch.ts';
import { ben, chloe, minutesLater, noon } from '../builders.ts';
import {
  anOfferedTouch,
  anUnknownTouch,
  aSendingTouch,
  aSentTouch,
  aWaitingTouch,
  secondsLater,
} from './touch-builders.ts';

const ours = messageId('ours-1');
const sent: TouchOutcome = { kind: 'sent', message: ours, at: minutesLater(1) };
const stopped: CancelReason = { kind: 'by-person', by: ben };

describe('sending a touch', () => {
  test('begins an attempt at its time, and not before', () => {
    const touch = aWaitingTouch({ until: noon });

    expect(sendTouch(touch, secondsLater(-1))).toEqual(
      refuse({ kind: 'too-early', until: noon, why: { kind: 'pace' } }),
    );
    expect(sendTouch(touch, noon)).toEqual(accept(aSendingTouch({ attempt: 1, version: 2, since: noon })));
  });

  test('offers it to a teammate where a person sends', () => {
    expect(sendTouch(aWaitingTouch({ route: 'by_hand' }), noon)).toEqual(accept(anOfferedTouch()));
  });

  test('waits without end while a person must do something first', () => {
    const why = { kind: 'account-paused', pause: 'token' } as const;

    expect(sendTouch(aWaitingTouch({ until: undefined, why }), noon)).toEqual(
      refuse({ kind: 'too-early', until: undefined, why }),
    );
  });

  test('is refused while it is under way, or nobody knows whether it went out', () => {
    for (const touch of [aSendingTouch(), anUnknownTouch(), anOfferedTouch()]) {
      expect(sendTouch(touch, minutesLater(1))).toEqual(refuse({ kind: 'under-way', since: noon }));
    }
  });

  test('is refused once it is settled', () => {
    expect(sendTouch(aSentTouch(), noon)).toEqual(refuse({ kind: 'already-settled', status: 'sent' }));
  });
});

describe('the answer to an attempt', () => {
  test('that Instagram took it makes it sent', () => {
    expect(settleTouch(aSendingTouch(), 1, sent, minutesLater(2))).toEqual(
      accept(aSentTouch({ sentAt: minutesLater(1) })),
    );
  });

  test('that Instagram refused it makes it refused, with the reason', () => {
    expect(settleTouch(aSendingTouch(), 1, { kind: 'refused', refusal: 'unreachable' }, minutesLater(1))).toMatchObject(
      {
        value: { status: 'refused', refusal: 'unreachable', refusedAt: minutesLater(1) },
      },
    );
  });

  test('that it came too early makes it wait, in sight', () => {
    const outcome = { kind: 'put-off', until: minutesLater(5), why: { kind: 'back-off' } } as const;

    expect(settleTouch(aSendingTouch(), 1, outcome, minutesLater(1))).toEqual(
      accept(aWaitingTouch({ attempt: 1, version: 3, until: minutesLater(5), why: { kind: 'back-off' } })),
    );
  });

  test('that never came leaves it unknown', () => {
    expect(settleTouch(aSendingTouch(), 1, { kind: 'no-answer' }, minutesLater(1))).toEqual(accept(anUnknownTouch()));
  });

  test('settles what was unknown when it comes late', () => {
    expect(settleTouch(anUnknownTouch(), 1, sent, minutesLater(9))).toMatchObject({ value: { status: 'sent' } });
  });

  test('keeps a touch from going out twice when it comes after a teammate said to send again', () => {
    const again = aWaitingTouch({ attempt: 1 });

    expect(settleTouch(again, 1, sent, minutesLater(9))).toMatchObject({ value: { status: 'sent', message: ours } });
  });

  test('is ignored when it is no success and belongs to an earlier attempt', () => {
    const second = aSendingTouch({ attempt: 2 });

    expect(settleTouch(second, 1, { kind: 'refused', refusal: 'unreachable' }, noon)).toEqual(
      refuse({ kind: 'earlier-attempt', attempt: 2 }),
    );
    expect(settleTouch(second, 1, { kind: 'no-answer' }, noon)).toEqual(
      refuse({ kind: 'earlier-attempt', attempt: 2 }),
    );
  });

  test('is ignored for an attempt that was never made', () => {
    expect(settleTouch(aWaitingTouch(), 1, sent, noon)).toEqual(refuse({ kind: 'not-now', status: 'waiting' }));
    expect(settleTouch(aSendingTouch(), 2, sent, noon)).toEqual(refuse({ kind: 'earlier-attempt', attempt: 1 }));
  });

  test('never overwrites what is settled', () => {
    const refused = settleTouch(aSendingTouch(), 1, { kind: 'refused', refusal: 'bug' }, noon);
    const cancelled = cancelTouch(aWaitingTouch(), stopped, noon);
    const settled: readonly Touch[] = [aSentTouch(), ...[refused, cancelled].flatMap((r) => (r.ok ? [r.value] : []))];

    expect(settled.map(({ status }) => status)).toEqual(['sent', 'refused', 'cancelled']);
    for (const touch of settled) {
      expect(settleTouch(touch, 1, sent, noon)).toEqual(refuse({ kind: 'already-settled', status: touch.status }));
    }
  });
});

describe('a touch sent by hand', () => {
  test.each([
    ['sent', 'said-sent'],
    ['not-sent', 'said-not-sent'],
  ] as const)('is what the teammate says: %s', (word, status) => {
    expect(confirmTouch(anOfferedTouch(), word, chloe, minutesLater(3))).toMatchObject({
      value: { status, saidAt: minutesLater(3), saidBy: chloe, version: 3 },
    });
  });

  test('is proved by its echo, before or after the teammate says so', () => {
    const said = confirmTouch(anOfferedTouch(), 'sent', ben, noon);

    expect(settleTouch(anOfferedTouch(), 0, sent, noon)).toMatchObject({ value: { status: 'sent', message: ours } });
    expect(said.ok && settleTouch(said.value, 0, sent, noon)).toMatchObject({
      value: { status: 'sent', message: ours },
    });
  });

  test('is not refused or lost by an answer of Instagram’s', () => {
    expect(settleTouch(anOfferedTouch(), 0, { kind: 'no-answer' }, noon)).toEqual(
      refuse({ kind: 'not-now', status: 'offered' }),
    );
  });
});

describe('a touch that nobody knows about', () => {
  test('is sent on a teammate’s word, without a message to prove it', () => {
    expect(confirmTouch(anUnknownTouch(), 'sent', chloe, minutesLater(5))).toEqual(
      accept(aSentTouch({ message: undefined, version: 4 })),
    );
  });

  test('waits to be sent again, in the name of whoever said that it is not there', () => {
    expect(confirmTouch(anUnknownTouch(), 'not-sent', chloe, minutesLater(5))).toEqual(
      accept(aWaitingTouch({ by: chloe, attempt: 1, version: 4, until: minutesLater(5) })),
    );
  });

  test('is the only one, next to what is offered, about which a teammate’s word counts', () => {
    expect(confirmTouch(aSendingTouch(), 'sent', ben, noon)).toEqual(refuse({ kind: 'not-now', status: 'sending' }));
    expect(confirmTouch(aSentTouch(), 'not-sent', ben, noon)).toEqual(
      refuse({ kind: 'already-settled', status: 'sent' }),
    );
  });
});

describe('cancelling a touch', () => {
  test('holds back what waits or is offered', () => {
    for (const touch of [aWaitingTouch(), anOfferedTouch()]) {
      expect(cancelTouch(touch, { kind: 'they-replied' }, minutesLater(1))).toMatchObject({
        value: { status: 'cancelled', cancelledAt: minutesLater(1), why: { kind: 'they-replied' } },
      });
    }
  });

  test('is refused once Instagram has it, or may have it', () => {
    for (const touch of [aSendingTouch(), anUnknownTouch()]) {
      expect(cancelTouch(touch, stopped, noon)).toEqual(refuse({ kind: 'under-way', since: noon }));
    }
    expect(cancelTouch(aSentTouch(), stopped, noon)).toEqual(refuse({ kind: 'already-settled', status: 'sent' }));
  });
});

describe('a reading receipt', () => {
  test('makes a sent touch seen, the first time', () => {
    const seen = markSeen(aSentTouch(), minutesLater(2));

    expect(seen).toMatchObject({ value: { status: 'seen', sentAt: noon, seenAt: minutesLater(2), message: ours } });
    expect(seen.ok && markSeen(seen.value, minutesLater(3))).toEqual(
      refuse({ kind: 'already-settled', status: 'seen' }),
    );
  });

  test('that overtakes the answer marks nothing yet', () => {
    expect(markSeen(aSendingTouch(), noon)).toEqual(refuse({ kind: 'not-now', status: 'sending' }));
    expect(markSeen(aSentTouch({ message: undefined }), noon)).toEqual(refuse({ kind: 'not-now', status: 'sent' }));
  });
});

describe('a touch, whatever happens to it', () => {
  const step = fc.oneof(
    fc.constant((touch: Touch, now: Date) => sendTouch(touch, now)),
    fc
      .record({
        attempt: fc.integer({ min: 0, max: 3 }),
        outcome: fc.constantFrom<TouchOutcome['kind']>('sent', 'refused', 'put-off', 'no-answer'),
      })
      .map(
        ({ attempt, outcome }) =>
          (touch: Touch, now: Date) =>
            settleTouch(touch, attempt, outcomeOf(outcome, now), now),
      ),
    fc
      .constantFrom<'sent' | 'not-sent'>('sent', 'not-sent')
      .map((word) => (touch: Touch, now: Date) => confirmTouch(touch, word, ben, now)),
    fc.constant((touch: Touch, now: Date) => cancelTouch(touch, stopped, now)),
    fc.constant((touch: Touch, now: Date) => markSeen(touch, now)),
  );
  const outcomeOf = (kind: TouchOutcome['kind'], now: Date): TouchOutcome => {
    switch (kind) {
      case 'sent':
        return { kind, message: ours, at: now };
      case 'refused':
        return { kind, refusal: 'unreachable' };
      case 'put-off':
        return { kind, until: now, why: { kind: 'back-off' } };
      case 'no-answer':
        return { kind };
    }
  };
  const start = fc.constantFrom<Touch>(aWaitingTouch(), aWaitingTouch({ route: 'by_hand' }));
  const ends: Readonly<Record<string, readonly string[]>> = {
    sent: ['seen'],
    'said-sent': ['sent'],
    seen: [],
    refused: [],
    cancelled: [],
    'said-not-sent': [],
  };

  test('never comes back from its end, and never loses what it is', () => {
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 12 }), (first, steps) => {
        let touch = first;
        steps.forEach((change, index) => {
          const after = change(touch, minutesLater(index));
          if (!after.ok) return;
          expect(after.value).toMatchObject({
            id: first.id,
            text: first.text,
            route: first.route,
            version: touch.version + 1,
          });
          const allowed = ends[touch.status];
          if (allowed) expect(allowed).toContain(after.value.status);
          touch = after.value;
        });
      }),
    );
  });

  test('is given to Instagram again only after a teammate or Instagram said that it is not there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const history: Touch[] = [aWaitingTouch()];
        steps.forEach((change, index) => {
          const after = change(history.at(-1) ?? aWaitingTouch(), minutesLater(index));
          if (after.ok) history.push(after.value);
        });
        history.forEach((touch, index) => {
          if (touch.status === 'sending') expect(history[index - 1]?.status).toBe('waiting');
        });
      }),
    );
  });
});

describe('a touch counts towards limits', () => {
  test('when it went out, may have gone out, is offered or is planned', () => {
    const said = confirmTouch(anOfferedTouch(), 'sent', ben, minutesLater(3));
    const seen = markSeen(aSentTouch(), minutesLater(9));

    for (const touch of [aSendingTouch(), anUnknownTouch(), aSentTouch(), anOfferedTouch(), aWaitingTouch()]) {
      expect(countedAt(touch)).toEqual(noon);
    }
    expect(seen.ok && countedAt(seen.value)).toEqual(noon);
    expect(said.ok && countedAt(said.value)).toEqual(minutesLater(3));
  });

  test('not when it did not go out', () => {
    const notSent = confirmTouch(anOfferedTouch(), 'not-sent', ben, noon);
    const refused = settleTouch(aSendingTouch(), 1, { kind: 'refused', refusal: 'bug' }, noon);
    const cancelled = cancelTouch(aWaitingTouch(), stopped, noon);

    for (const result of [notSent, refused, cancelled]) expect(result.ok && countedAt(result.value)).toBeUndefined();
  });
});
