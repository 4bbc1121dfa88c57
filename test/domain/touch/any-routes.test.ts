import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageId } from '../../../src/domain/ids.ts';
import { signalKinds } from '../../../src/domain/signal/signal.ts';
import { instagramRefusals } from '../../../src/domain/touch/instagram-refusal.ts';
import { planRoutes, type RouteFacts } from '../../../src/domain/touch/plan-routes.ts';
import type { OpenRoute } from '../../../src/domain/touch/route.ts';
import { minutesLater, noon } from '../builders.ts';

/** Ten days around noon, in minutes, so that every edge is met now and then. */
const instant = fc.integer({ min: -10 * 24 * 60, max: 0 }).map((minutes) => minutesLater(minutes));
const maybe = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: undefined });

const act = fc.record({
  kind: fc.constantFrom(...signalKinds),
  happenedAt: instant,
  message: fc.constantFrom(undefined, messageId('m1'), messageId('comment:1')),
  about: fc.constantFrom({}, { adId: '77' }),
  withdrawnAt: maybe(instant),
});
const comment = fc.record({
  id: fc.constantFrom('comment:1', 'comment:2', 'comment:3').map(messageId),
  mediaKind: fc.constantFrom(undefined, 'FEED', 'LIVE'),
  happenedAt: instant,
  broadcastEndedAt: maybe(instant),
  answeredAt: maybe(instant),
});
const closing = fc.record({
  route: fc.constantFrom('reply', 'private_reply', 'human_agent', 'by_hand'),
  refusal: fc.constantFrom(...instagramRefusals),
  at: instant,
  lift: fc.oneof(
    fc.constant({ kind: 'they-write' as const }),
    fc.record({ kind: fc.constant('at' as const), at: instant }),
    fc.record({ kind: fc.constant('never' as const), comment: fc.constant(messageId('comment:1')) }),
  ),
});
const person = fc.record({
  acts: fc.array(act, { maxLength: 6 }),
  comments: fc.array(comment, { maxLength: 4 }),
  suppression: fc.constant(undefined),
  userName: fc.constantFrom(undefined, 'marie'),
  closings: fc.array(closing, { maxLength: 3 }),
});
const account = fc.record({
  hasApi: fc.boolean(),
  messaging: fc.boolean(),
  privateReplies: fc.boolean(),
  humanAgent: fc.boolean(),
  pause: maybe(
    fc.record({
      because: fc.constantFrom('token', 'rate-limit', 'restricted', 'policy'),
      until: maybe(instant),
    }),
  ),
});
const facts: fc.Arbitrary<RouteFacts> = fc.record({
  person,
  account,
  text: fc.constantFrom('personal', 'template', 'promotional', 'automatic'),
  now: instant,
});

const deadlines = (open: readonly OpenRoute[]) =>
  new Map(open.flatMap((route) => ('until' in route ? [[route.route, route.until] as const] : [])));

describe('routes, whatever happened', () => {
  test('are each either open or closed with a reason', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { open, closed, next } = planRoutes(known);
        expect([...open, ...closed].map(({ route }) => route).toSorted()).toEqual([
          'by_hand',
          'human_agent',
          'private_reply',
          'reply',
        ]);
        expect(next === undefined).toBe(open.length > 0);
      }),
    );
  });

  test('are never open for a suppressed person', () => {
    fc.assert(
      fc.property(facts, instant, (known, since) => {
        const suppression = { since, by: 'import' as const };
        const { open, next } = planRoutes({ ...known, person: { ...known.person, suppression } });
        expect(open).toEqual([]);
        expect(next).toEqual({ kind: 'leave-alone' });
      }),
    );
  });

  test('let only a personal text go out as a human agent, and nothing automatic but a sure reply', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const open = planRoutes(known).open;
        if (known.text !== 'personal') expect(open.map(({ route }) => route)).not.toContain('human_agent');
        if (known.text === 'automatic') {
          expect(open.every((route) => route.route === 'reply' && known.now < (route.sureUntil ?? known.now))).toBe(
            true,
          );
        }
      }),
    );
  });

  test('never offer the past, and no human agent without the feature', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { open } = planRoutes(known);
        for (const until of deadlines(open).values()) expect(until.getTime()).toBeGreaterThan(known.now.getTime());
        if (!known.account.humanAgent) expect(open.map(({ route }) => route)).not.toContain('human_agent');
      }),
    );
  });

  test('never get a later deadline by waiting', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 10 * 24 * 60 }), (known, minutes) => {
        const before = deadlines(planRoutes(known).open);
        const after = deadlines(planRoutes({ ...known, now: minutesLater(minutes, known.now) }).open);
        for (const [route, until] of after) {
          expect(until.getTime()).toBeLessThanOrEqual((before.get(route) ?? until).getTime());
        }
      }),
    );
  });

  test('do not depend on the order in which things became known', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { acts, comments, closings } = known.person;
        const reversed = { acts: acts.toReversed(), comments, closings: closings.toReversed() };
        const again = planRoutes({ ...known, person: { ...known.person, ...reversed } });
        expect(again.open).toEqual(planRoutes(known).open);
      }),
    );
  });

  test('stay closed after Instagram’s refusal until they write', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('reply', 'human_agent', 'by_hand'), (known, route) => {
        const refused = { route, refusal: 'unreachable', at: noon, lift: { kind: 'they-write' } } as const;
        const closings = [...known.person.closings, refused];
        const open = planRoutes({ ...known, person: { ...known.person, closings }, now: minutesLater(1) }).open;
        expect(open.map((still) => still.route)).not.toContain(route);
      }),
    );
  });

  test('say truly when a wait ends', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { next } = planRoutes(known);
        if (next?.kind === 'wait') expect(planRoutes({ ...known, now: next.at }).open).toContainEqual(next.route);
        if (next?.kind === 'change-text')
          expect(planRoutes({ ...known, text: next.to }).open).toContainEqual(next.route);
      }),
    );
  });
});
