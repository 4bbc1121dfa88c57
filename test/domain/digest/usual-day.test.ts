import { describe, expect, test } from 'vitest';
import { usualDay } from '../../../src/domain/digest/usual-day.ts';
import { minutesLater } from '../builders.ts';
import { answerAfter, leadFacts } from '../figures/fact-builders.ts';
import { aDay } from './figures-builders.ts';

const answered = (minutes: number, replied = false) =>
  leadFacts({ answer: answerAfter(minutes), repliedAt: replied ? minutesLater(minutes + 1) : undefined });

describe('the usual day', () => {
  test('is the average of the same weekday in the weeks before', () => {
    const usual = usualDay([aDay([answered(10, true), answered(30)], 3), aDay([answered(4)])]);

    expect(usual).toEqual({ weeks: 2, opened: 1.5, conversions: 1.5, responseMinutes: 12, replied: 0.25 });
  });

  test('counts a day on which nobody came as none, and leaves it out of what is about those who came', () => {
    expect(usualDay([aDay([answered(10, true)]), aDay([])])).toEqual({
      weeks: 2,
      opened: 0.5,
      conversions: 0,
      responseMinutes: 10,
      replied: 1,
    });
  });

  test('has no response time where nothing was answered on any of them', () => {
    expect(usualDay([aDay([leadFacts()])])).toMatchObject({
      opened: 1,
      responseMinutes: undefined,
      replied: undefined,
    });
  });

  test('is unknown on the first such weekday', () => {
    expect(usualDay([])).toBeUndefined();
  });
});
