import { describe, expect, test } from 'vitest';
import { spreadOf } from '../../../src/domain/figures/spread.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a spread', () => {
  test('has the one in the middle, and of an even number the mean of two', () => {
    expect(spreadOf([30, 10, 20])?.median).toBe(20);
    expect(spreadOf([40, 10, 20, 30])?.median).toBe(25);
    expect(spreadOf([7])).toEqual({ count: 1, median: 7, p90: 7 });
  });

  test('orders numbers as numbers', () => {
    expect(spreadOf([100, 9, 20])?.median).toBe(20);
  });

  test.each([
    [1, 1],
    [9, 9],
    [10, 9],
    [11, 10],
    [20, 18],
    [21, 19],
  ])('of 1 to %i: nine of ten are at most %i', (count, p90) => {
    expect(spreadOf(upTo(count))?.p90).toBe(p90);
  });

  test('takes the nearest rank whatever the count, never one too far', () => {
    for (let count = 1; count <= 2_000; count++) {
      const p90 = spreadOf(upTo(count))?.p90 ?? 0;
      // At least nine of ten are at most it, and of the one before that is not so.
      expect(p90 * 10 >= count * 9 && (p90 - 1) * 10 < count * 9, `of ${count}`).toBe(true);
    }
  });

  test('of nothing is none, and leaves what it is given as it is', () => {
    const given = [3, 1, 2];
    spreadOf(given);

    expect(given).toEqual([3, 1, 2]);
    expect(spreadOf([])).toBeUndefined();
  });
});
