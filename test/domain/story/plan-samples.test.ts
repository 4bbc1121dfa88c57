import { describe, expect, test } from 'vitest';
import { insightAgesHours, nextSampleAt } from '../../../src/domain/story/plan-samples.ts';
import { aStory, hoursLater, noon } from '../builders.ts';

const story = aStory({ postedAt: noon, expiresAt: hoursLater(24) });
const first = (hours: number) => nextSampleAt(story, hoursLater(hours), true);
const next = (hours: number) => nextSampleAt(story, hoursLater(hours), false);

describe('when the figures of a story are asked for', () => {
  test('is at rising ages, each once, and not after the last', () => {
    const asked: Date[] = [];
    for (let at = first(0); at; at = nextSampleAt(story, at, false)) asked.push(at);

    expect(asked).toEqual(insightAgesHours.map((hours) => hoursLater(hours)));
    expect(asked.at(-1)).toEqual(hoursLater(23.5));
  });

  test('is the next age ahead after a downtime: what was missed is not made up for', () => {
    expect(next(10)).toEqual(hoursLater(12));
    expect(next(23)).toEqual(hoursLater(23.5));
  });

  test('is at once when nothing was asked yet and the first age has passed', () => {
    expect(first(5)).toEqual(hoursLater(5));
    expect(first(23.9)).toEqual(hoursLater(23.9));
    expect(first(0.5)).toEqual(hoursLater(1));
  });

  test('is never once the story is over', () => {
    expect(first(24)).toBeUndefined();
    expect(next(24)).toBeUndefined();
    expect(next(23.5)).toBeUndefined();
  });
});
