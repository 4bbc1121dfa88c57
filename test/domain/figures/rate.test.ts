import { describe, expect, test } from 'vitest';
import { floor, intervalOf, isEnough, rateOf, shareOf } from '../../../src/domain/figures/rate.ts';

describe('a rate', () => {
  test('is so many out of so many', () => {
    expect(rateOf([1, 2, 3, 4], (one) => one > 3)).toEqual({ hits: 1, of: 4 });
  });

  test('has a share, and of nothing none', () => {
    expect(shareOf({ hits: 1, of: 4 })).toBe(0.25);
    expect(shareOf({ hits: 0, of: 0 })).toBeUndefined();
  });

  test('says enough from twenty on', () => {
    expect(floor).toBe(20);
    expect(isEnough({ hits: 0, of: 19 })).toBe(false);
    expect(isEnough({ hits: 0, of: 20 })).toBe(true);
  });
});

describe('the interval of a rate', () => {
  // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
  // method 3: Wilson's score without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (hits, of, low, high) => {
    const interval = intervalOf({ hits, of });

    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('of all mirrors that of none', () => {
    const none = intervalOf({ hits: 0, of: 20 });
    const all = intervalOf({ hits: 20, of: 20 });

    expect(all?.high).toBe(1);
    expect(1 - (all?.low ?? 0)).toBeCloseTo(none?.high ?? 0, 12);
  });

  test('never leaves what is possible, holds the share, and narrows with more cases', () => {
    for (let of = 1; of <= 200; of++) {
      for (let hits = 0; hits <= of; hits++) {
        const { low, high } = intervalOf({ hits, of }) ?? { low: Number.NaN, high: Number.NaN };
        const tenfold = intervalOf({ hits: 10 * hits, of: 10 * of }) ?? { low, high };
        const isSound =
          low >= 0 && low <= hits / of && hits / of <= high && high <= 1 && tenfold.high - tenfold.low < high - low;
        expect(isSound, `${hits} of ${of}`).toBe(true);
      }
    }
  });

  test('of nothing is none', () => {
    expect(intervalOf({ hits: 0, of: 0 })).toBeUndefined();
  });
});
