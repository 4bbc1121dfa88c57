import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { type EarlierTouches, whenWithinLimits } from '../../../src/domain/touch/limits.ts';
import { hoursLater, minutesLater, noon } from '../builders.ts';
import { daysLater, secondsLater } from './touch-builders.ts';

const settings = { ...defaultSettings.sending, touchesPerHour: 2, unansweredPerWeek: 2, coldByHandPerDay: 2 };
const none: EarlierTouches = { ofAccount: [], toPerson: [], coldByHand: [], lastWroteAt: undefined };
const when = (earlier: Partial<EarlierTouches>, isCold = false, now = noon) =>
  whenWithinLimits({ ...none, ...earlier }, isCold, settings, now);

describe('limits', () => {
  test('let a touch go at once while there is room', () => {
    expect(when({ ofAccount: [minutesLater(-1)], toPerson: [minutesLater(-1)] })).toEqual({ kind: 'now' });
  });

  test.each([
    ['of the account in an hour', 'ofAccount', 'account-hour', hoursLater(1)],
    ['to a person in a week', 'toPerson', 'person-week', daysLater(7)],
    ['by hand to strangers in a day', 'coldByHand', 'cold-day', daysLater(1)],
  ] as const)('on touches %s make the next one wait for the first to be that old', (_, list, kind, at) => {
    const earlier = { [list]: [noon, minutesLater(-10, at)] };
    const limited = { kind: 'not-before', at, because: { kind, most: 2 } };

    for (const now of [minutesLater(-10, at), secondsLater(-1, at)]) expect(when(earlier, true, now)).toEqual(limited);
    for (const now of [at, secondsLater(1, at)]) expect(when(earlier, true, now)).toEqual({ kind: 'now' });
  });

  test('on strangers do not concern people who wrote', () => {
    expect(when({ coldByHand: [noon, noon] }, false)).toEqual({ kind: 'now' });
  });

  test('on a person forget what they have answered', () => {
    const toPerson = [hoursLater(-5), hoursLater(-4)];

    expect(when({ toPerson, lastWroteAt: hoursLater(-3) })).toEqual({ kind: 'now' });
    expect(when({ toPerson, lastWroteAt: hoursLater(-6) })).toMatchObject({ kind: 'not-before' });
  });

  test('together name the one that takes longest', () => {
    expect(when({ ofAccount: [noon, noon], toPerson: [noon, noon] })).toMatchObject({
      at: daysLater(7),
      because: { kind: 'person-week' },
    });
  });

  test('set to none let nothing go', () => {
    expect(whenWithinLimits(none, true, { ...settings, coldByHandPerDay: 0 }, noon)).toEqual({
      kind: 'never',
      because: { kind: 'cold-day', most: 0 },
    });
  });

  test('queue a touch behind those that wait already', () => {
    const ofAccount = [minutesLater(-30), minutesLater(-20), minutesLater(30)];

    expect(when({ ofAccount })).toMatchObject({ at: minutesLater(40) });
  });

  test('are safe by default', () => {
    expect(defaultSettings.sending).toMatchObject({ touchesPerHour: 60, unansweredPerWeek: 4, coldByHandPerDay: 15 });
  });

  test('hold for any hour, however fast people press', () => {
    const presses = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 });
    fc.assert(
      fc.property(presses, fc.integer({ min: 1, max: 5 }), (gaps, most) => {
        const planned: Date[] = [];
        let now = noon;
        for (const gap of gaps) {
          now = minutesLater(gap, now);
          const verdict = whenWithinLimits(
            { ...none, ofAccount: planned },
            false,
            { ...settings, touchesPerHour: most },
            now,
          );
          planned.push(verdict.kind === 'not-before' ? verdict.at : now);
        }
        for (const [index, at] of planned.entries()) {
          const before = planned[index - most];
          if (before) expect(at.getTime() - before.getTime()).toBeGreaterThanOrEqual(3_600_000);
        }
      }),
    );
  });
});
