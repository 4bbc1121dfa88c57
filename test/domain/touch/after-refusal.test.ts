import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { afterRefusal, type RefusedSend } from '../../../src/domain/touch/after-refusal.ts';
import { type InstagramRefusal, instagramRefusals } from '../../../src/domain/touch/instagram-refusal.ts';
import { planRoutes } from '../../../src/domain/touch/plan-routes.ts';
import { hoursLater, minutesLater, noon } from '../builders.ts';
import { aCommentOn, anAct, aPerson, routeFacts } from './touch-builders.ts';

const comment = messageId('comment:1');
const send = (over: Partial<RefusedSend> = {}): RefusedSend => ({
  refusal: 'window-closed',
  route: 'reply',
  comment: undefined,
  attempt: 1,
  retryAt: undefined,
  restrictionsBefore: 0,
  ...over,
});
const follows = (over: Partial<RefusedSend> = {}) => afterRefusal(send(over), noon);
const closed = (over: Partial<RefusedSend> = {}) =>
  follows(over).closings.map(({ route, lift }) => `${route} ${lift.kind === 'at' ? lift.at.toISOString() : lift.kind}`);

const they = 'they-write';
const tomorrow = hoursLater(24).toISOString();
const inAnHour = hoursLater(1).toISOString();

/** Refusal, what is closed until when, what is offered, whether admins are told. */
const definite: readonly (readonly [InstagramRefusal, readonly string[], string, boolean])[] = [
  ['window-closed', [`reply ${they}`], 'next-route', false],
  [
    'unreachable',
    [`reply ${they}`, `private_reply ${they}`, `human_agent ${they}`, `by_hand ${they}`],
    'wait-for-them',
    false,
  ],
  ['not-found', [`reply ${they}`, `human_agent ${they}`], 'next-route', false],
  ['thread-control', [`reply ${tomorrow}`, `human_agent ${tomorrow}`, `private_reply ${tomorrow}`], 'by-hand', false],
  ['attachment', [], 'another-file', false],
  ['permission', [`reply ${inAnHour}`], 'next-route', true],
  ['tag-not-allowed', [], 'next-route', true],
  ['bug', [], 'ask-admin', true],
];

describe('after a refusal', () => {
  test.each(definite)('for %s the touch is refused and closes %j', (refusal, closings, offer, tellAdmins) => {
    expect(follows({ refusal }).touch).toEqual({ kind: 'refused', refusal });
    expect(closed({ refusal })).toEqual(closings);
    expect(follows({ refusal })).toMatchObject({ offer, tellAdmins });
  });

  test('of the tag the account loses the human agent', () => {
    expect(follows({ refusal: 'tag-not-allowed', route: 'human_agent' }).account).toEqual({
      kind: 'loses-human-agent',
    });
  });

  test.each(['private-reply-used', 'window-closed', 'not-found'] as const)(
    'of a private reply for %s its comment is closed for ever, and nothing else',
    (refusal) => {
      expect(follows({ refusal, route: 'private_reply', comment }).closings).toEqual([
        { route: 'private_reply', refusal, at: noon, lift: { kind: 'never', comment } },
      ]);
    },
  );

  test('for too many private replies it is tried three times in all, then the comment is closed', () => {
    const limited = (attempt: number) =>
      follows({ refusal: 'private-reply-limit', route: 'private_reply', comment, attempt });

    expect(limited(1)).toMatchObject({
      touch: { kind: 'put-off', until: minutesLater(1), why: { kind: 'back-off' } },
      account: { kind: 'goes-on' },
      closings: [],
    });
    expect(limited(2).touch).toMatchObject({ kind: 'put-off', until: minutesLater(2) });
    expect(limited(3)).toMatchObject({ touch: { kind: 'refused' }, closings: [{ lift: { kind: 'never', comment } }] });
  });

  test('for too many calls the account waits until Meta takes them again', () => {
    expect(follows({ refusal: 'rate-limit', retryAt: minutesLater(17) })).toMatchObject({
      touch: { kind: 'put-off', until: minutesLater(17), why: { kind: 'account-paused', pause: 'rate-limit' } },
      account: { kind: 'pauses', pause: { because: 'rate-limit', until: minutesLater(17) } },
      offer: 'wait-or-cancel',
      tellAdmins: false,
    });
  });

  test.each([
    [1, 1],
    [2, 2],
    [4, 8],
    [6, 32],
    [7, 60],
    [40, 60],
  ])('for too many calls, where Meta does not say, attempt %d waits %d minutes', (attempt, minutes) => {
    expect(follows({ refusal: 'rate-limit', attempt }).touch).toMatchObject({ until: minutesLater(minutes) });
    expect(follows({ refusal: 'rate-limit', attempt, retryAt: minutesLater(-1) }).touch).toMatchObject({
      until: minutesLater(minutes),
    });
  });

  test.each([
    [0, 30],
    [1, 60],
    [2, 120],
    [3, 240],
    [9, 240],
  ])('as restricted after %d restrictions the account freezes for %d minutes', (restrictionsBefore, minutes) => {
    expect(follows({ refusal: 'restricted', restrictionsBefore })).toMatchObject({
      touch: { kind: 'put-off', until: minutesLater(minutes) },
      account: { kind: 'pauses', pause: { because: 'restricted', until: minutesLater(minutes) } },
      tellAdmins: true,
    });
  });

  test.each(['token', 'policy'] as const)('for %s everything of the account waits for a person', (refusal) => {
    expect(follows({ refusal })).toMatchObject({
      touch: { kind: 'put-off', until: undefined, why: { kind: 'account-paused', pause: refusal } },
      account: { kind: 'pauses', pause: { because: refusal, until: undefined } },
      tellAdmins: true,
    });
  });

  test.each(['temporary', 'unknown'] as const)(
    'as %s it may have gone out: it is looked for, never repeated',
    (refusal) => {
      expect(follows({ refusal })).toEqual({
        touch: { kind: 'no-answer' },
        closings: [],
        account: { kind: 'goes-on' },
        tellAdmins: false,
        offer: 'look-first',
      });
    },
  );

  test('that closes something, the same touch is not offered again', () => {
    const person = aPerson({ acts: [anAct()], comments: [aCommentOn()] });
    const closing = instagramRefusals.filter((refusal) => follows({ refusal }).closings.length > 0);
    fc.assert(
      fc.property(
        fc.constantFrom(...closing),
        fc.constantFrom('reply', 'private_reply', 'human_agent'),
        (refusal, route) => {
          const on = route === 'private_reply' ? comment : undefined;
          const { closings } = follows({ refusal, route, comment: on });
          const { open } = planRoutes(routeFacts({ person: { ...person, closings } }));
          if (closings.some((closing) => closing.route === route)) {
            expect(open.map((still) => still.route)).not.toContain(route);
          }
        },
      ),
    );
  });
});
