import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { heatOf, noHeat, scoreAt } from '../../../src/domain/viewer/heat.ts';
import { aSignal, hoursLater, noon } from '../builders.ts';

const { sorting } = defaultSettings;
const score = (signals: Parameters<typeof heatOf>[0], at = noon) => scoreAt(heatOf(signals, sorting), at, sorting);
const reply = (hoursAgo: number) => aSignal({ kind: 'story_reply', happenedAt: hoursLater(-hoursAgo) });

describe('the score', () => {
  test('is 0 for somebody who did nothing', () => {
    expect(heatOf([], sorting)).toBe(noHeat);
    expect(score([])).toBe(0);
  });

  test('of one fresh story reply is 70, of two 91, and never reaches past 100', () => {
    expect(score([reply(0)])).toBe(70);
    expect(score([reply(0), reply(0)])).toBe(91);
    expect(score(Array.from({ length: 50 }, () => reply(0)))).toBe(100);
  });

  test('weighs a signal half after one half-life: two of them are worth one fresh one', () => {
    expect(score([reply(24), reply(24)])).toBe(score([reply(0)]));
  });

  test('keeps the order of two viewers while time passes', () => {
    const busyYesterday = heatOf([reply(20), reply(21), reply(22)], sorting);
    const wroteNow = heatOf([reply(0)], sorting);

    expect(busyYesterday).toBeGreaterThan(wroteNow);
    expect(scoreAt(busyYesterday, hoursLater(90), sorting)).toBeGreaterThanOrEqual(
      scoreAt(wroteNow, hoursLater(90), sorting),
    );
  });

  test('ignores kinds that weigh nothing', () => {
    const settings = { ...sorting, weights: { ...sorting.weights, view: 0 } };
    expect(heatOf([aSignal({ kind: 'view' })], settings)).toBe(noHeat);
  });
});
