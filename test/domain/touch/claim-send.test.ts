import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { accept, refuse } from '../../../src/domain/result.ts';
import { claimSend } from '../../../src/domain/touch/claim-send.ts';
import type { LimitVerdict } from '../../../src/domain/touch/limits.ts';
import { planRoutes, type RouteFacts } from '../../../src/domain/touch/plan-routes.ts';
import { hoursLater, minutesLater, noon } from '../builders.ts';
import {
  aCommentOn,
  anAct,
  anUnknownTouch,
  aPerson,
  aSendingAccount,
  aSendingTouch,
  aWaitingTouch,
  routeFacts,
} from './touch-builders.ts';

const wrote = aPerson({ acts: [anAct()] });
const now: LimitVerdict = { kind: 'now' };
const plan = (over: Partial<RouteFacts> = {}) => planRoutes(routeFacts({ person: wrote, ...over }));
const because = { kind: 'account-hour', most: 60 } as const;

describe('claiming a send', () => {
  test('begins when its route is open and the limits let it', () => {
    expect(claimSend(aWaitingTouch(), plan(), now, noon)).toEqual(accept(aSendingTouch()));
  });

  test('begins earlier than was planned when what it waited for is over', () => {
    const why = { kind: 'account-paused', pause: 'token' } as const;

    expect(claimSend(aWaitingTouch({ until: undefined, why }), plan(), now, noon)).toEqual(accept(aSendingTouch()));
    expect(
      claimSend(aWaitingTouch({ until: hoursLater(1), why: { kind: 'limit', limit: because } }), plan(), now, noon),
    ).toEqual(accept(aSendingTouch()));
  });

  test('keeps to the patience that Instagram asked for', () => {
    const touch = aWaitingTouch({ until: minutesLater(1), why: { kind: 'back-off' } });

    expect(claimSend(touch, plan(), now, noon)).toEqual(
      refuse({ kind: 'too-early', until: minutesLater(1), why: { kind: 'back-off' } }),
    );
  });

  test('waits in sight at a limit, with the time it will go', () => {
    const limited: LimitVerdict = { kind: 'not-before', at: hoursLater(1), because };

    expect(claimSend(aWaitingTouch(), plan(), limited, noon)).toEqual(
      accept(aWaitingTouch({ version: 2, until: hoursLater(1), why: { kind: 'limit', limit: because } })),
    );
  });

  test('is cancelled when the limit lets it only after the window', () => {
    const limited = (at: Date): LimitVerdict => ({ kind: 'not-before', at, because });

    expect(claimSend(aWaitingTouch(), plan(), limited(hoursLater(24)), noon)).toMatchObject({
      value: { status: 'cancelled', why: { kind: 'window-ends-first', endsAt: hoursLater(24) } },
    });
    expect(claimSend(aWaitingTouch(), plan(), limited(minutesLater(24 * 60 - 1)), noon)).toMatchObject({
      value: { status: 'waiting' },
    });
  });

  test('waits for a person where the limit is none at all', () => {
    const never: LimitVerdict = { kind: 'never', because: { kind: 'cold-day', most: 0 } };

    expect(claimSend(aWaitingTouch({ route: 'by_hand' }), plan(), never, noon)).toMatchObject({
      value: { status: 'waiting', until: undefined },
    });
  });

  test('waits while the account is paused', () => {
    const account = aSendingAccount({ pause: { because: 'restricted', until: hoursLater(1) } });

    expect(claimSend(aWaitingTouch(), plan({ account }), now, noon)).toMatchObject({
      value: { status: 'waiting', until: hoursLater(1), why: { kind: 'account-paused', pause: 'restricted' } },
    });
  });

  test('is cancelled when the window has closed since Send was pressed', () => {
    expect(claimSend(aWaitingTouch(), plan({ now: hoursLater(24) }), now, hoursLater(24))).toMatchObject({
      value: { status: 'cancelled', why: { kind: 'route-closed', because: { kind: 'window-over' } } },
    });
  });

  test('is cancelled when they opted out since', () => {
    const person = { ...wrote, suppression: { since: noon, by: 'word' as const } };

    expect(claimSend(aWaitingTouch(), plan({ person }), now, noon)).toMatchObject({
      value: { status: 'cancelled', why: { kind: 'opted-out' } },
    });
  });

  test('never takes another route, nor another comment, than the one a person chose', () => {
    const comments = [aCommentOn({ answeredAt: noon }), aCommentOn({ id: messageId('comment:2') })];
    const touch = aWaitingTouch({ route: 'private_reply', comment: messageId('comment:1') });

    expect(claimSend(touch, plan({ person: { ...wrote, comments } }), now, noon)).toMatchObject({
      value: { status: 'cancelled', why: { kind: 'route-closed' } },
    });
  });

  test('is refused for what is under way or unknown', () => {
    for (const touch of [aSendingTouch(), anUnknownTouch()]) {
      expect(claimSend(touch, plan(), now, noon)).toEqual(refuse({ kind: 'under-way', since: noon }));
    }
  });
});
