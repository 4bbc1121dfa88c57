import { describe, expect, test } from 'vitest';
import { type InsightSample, insightOf, latestInsights, repliesTo } from '../../../src/domain/story/story-insights.ts';
import { hoursLater } from '../builders.ts';

const sample = (
  hours: number,
  metrics: InsightSample['metrics'],
  source: InsightSample['source'] = 'api',
): InsightSample => ({
  at: hoursLater(hours),
  source,
  metrics,
});

describe('a count of Instagram’s', () => {
  test('is a value, and 0 is one', () => {
    expect(insightOf('exits', 7)).toEqual({ value: 7 });
    expect(insightOf('exits', 0)).toEqual({ value: 0 });
  });

  test('is unknown where nothing is said, and below five where -1 is', () => {
    expect(insightOf('reach', undefined)).toEqual({ missing: 'not-reported' });
    expect(insightOf('reach', -1)).toEqual({ missing: 'floor' });
  });

  test('is not believed when it says that nobody replied: in Europe and Japan it always does', () => {
    expect(insightOf('replies', 0)).toEqual({ missing: 'region' });
    expect(insightOf('replies', 3)).toEqual({ value: 3 });
  });
});

describe('what is known last of a story', () => {
  test('is the last value of each figure, with its own time', () => {
    const samples = [
      sample(1, { reach: { value: 8 }, views: { value: 9 }, exits: { value: 2 } }),
      sample(4, { reach: { value: 20 }, views: { value: 31 } }),
    ];

    expect(latestInsights(samples)).toEqual({
      reach: { value: 20, at: hoursLater(4) },
      views: { value: 31, at: hoursLater(4) },
      exits: { value: 2, at: hoursLater(1) },
    });
  });

  test('outlives later answers that say nothing', () => {
    const samples = [
      sample(22, { reach: { value: 20 }, replies: { missing: 'region' } }),
      sample(23.5, { reach: { missing: 'not-reported' }, replies: { missing: 'not-reported' } }),
      sample(24, { reach: { missing: 'floor' } }, 'webhook'),
    ];

    expect(latestInsights(samples)).toEqual({
      reach: { value: 20, at: hoursLater(22) },
      replies: { missing: 'not-reported', at: hoursLater(23.5) },
    });
  });

  test('takes the value after a reason', () => {
    const samples = [sample(1, { reach: { missing: 'too-few-viewers' } }), sample(4, { reach: { value: 6 } })];

    expect(latestInsights(samples).reach).toEqual({ value: 6, at: hoursLater(4) });
  });

  test('is the same in whatever order the samples come', () => {
    const samples = [
      sample(4, { reach: { value: 6 } }, 'webhook'),
      sample(1, { reach: { value: 5 } }),
      sample(4, { reach: { value: 7 } }),
    ];

    expect(latestInsights(samples.toReversed())).toEqual(latestInsights(samples));
  });

  test('is nothing without samples', () => {
    expect(latestInsights([])).toEqual({});
  });
});

describe('the replies to a story', () => {
  const told = (value: number) => ({ replies: { value, at: hoursLater(4) } });

  test('are Instagram’s where it counts them all', () => {
    expect(repliesTo(told(8), 5)).toEqual({ count: 8, by: 'instagram' });
    expect(repliesTo(told(5), 5)).toEqual({ count: 5, by: 'instagram' });
  });

  test('are our own where Instagram has none, or fewer than reached us', () => {
    expect(repliesTo({ replies: { missing: 'region', at: hoursLater(4) } }, 5)).toEqual({ count: 5, by: 'desk' });
    expect(repliesTo({}, 0)).toEqual({ count: 0, by: 'desk' });
    expect(repliesTo(told(4), 5)).toEqual({ count: 5, by: 'desk' });
  });
});
