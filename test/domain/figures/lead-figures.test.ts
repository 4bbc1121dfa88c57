import { describe, expect, test } from 'vitest';
import { factsAsOf, type LeadFacts } from '../../../src/domain/figures/lead-facts.ts';
import { leadFigures, type Pace, timeLeads } from '../../../src/domain/figures/lead-figures.ts';
import { hoursLater, minutesLater, noon } from '../builders.ts';
import { answerAfter, leadFacts } from './fact-builders.ts';

const pace: Pace = {
  rhythm: { hotFirstTouchMinutes: 20, warmFirstTouchHours: 6 },
  hours: undefined,
  timeZone: 'Europe/Paris',
  asOf: hoursLater(24),
};
const of = (...leads: LeadFacts[]) => leadFigures(timeLeads(leads, pace));
const warm = { segment: 'warm' } as const;

describe('the leads of a period', () => {
  test('are answered, of those that were not closed before', () => {
    const figures = of(
      leadFacts({ answer: answerAfter(5) }),
      leadFacts(),
      leadFacts({ leftAt: minutesLater(3) }),
      leadFacts({ ...warm, answer: answerAfter(5), leftAt: minutesLater(60) }),
    );

    expect(figures.opened).toBe(4);
    expect(figures.answered).toEqual({
      all: { hits: 2, of: 3 },
      hot: { hits: 1, of: 2 },
      warm: { hits: 1, of: 1 },
    });
  });

  test('replied and won, of those that were answered', () => {
    const figures = of(
      leadFacts({ answer: answerAfter(5), repliedAt: minutesLater(9), wonAt: minutesLater(30) }),
      leadFacts({ answer: answerAfter(5) }),
      leadFacts({ wonAt: minutesLater(30) }),
    );

    expect(figures.replied).toEqual({ hits: 1, of: 2 });
    expect(figures.won).toEqual({ hits: 1, of: 2 });
  });

  test('took as long as from their first signal to our first message', () => {
    const figures = of(...[3, 10, 50].map((minutes) => leadFacts({ answer: answerAfter(minutes) })));

    expect(figures.response.minutes).toEqual({ count: 3, median: 10, p90: 50 });
    expect(figures.response.workingMinutes).toBeUndefined();
  });

  test('are all nothing where there are none', () => {
    const none = { hits: 0, of: 0 };

    expect(of()).toEqual({
      opened: 0,
      answered: { all: none, hot: none, warm: none },
      response: { minutes: undefined, workingMinutes: undefined, inTime: none },
      replied: none,
      won: none,
    });
  });
});

describe('an answer in time', () => {
  const inTime = (...leads: LeadFacts[]) => of(...leads).response.inTime;

  test.each([
    ['Hot, after exactly twenty minutes', leadFacts({ answer: answerAfter(20) }), 1],
    ['Hot, a moment later', leadFacts({ answer: answerAfter(20.001) }), 0],
    ['Warm, after exactly six hours', leadFacts({ ...warm, answer: answerAfter(360) }), 1],
    ['Warm, a moment later', leadFacts({ ...warm, answer: answerAfter(360.001) }), 0],
  ])('%s', (_what, lead, hits) => {
    expect(inTime(lead)).toEqual({ hits, of: 1 });
  });

  test('is owed by nobody whose time is not over yet', () => {
    const soFar = (lead: LeadFacts, minutes: number) =>
      leadFigures(timeLeads([lead], { ...pace, asOf: minutesLater(minutes) })).response.inTime;

    expect(soFar(leadFacts(), 20)).toEqual({ hits: 0, of: 0 });
    expect(soFar(leadFacts(), 21)).toEqual({ hits: 0, of: 1 });
    expect(soFar(leadFacts(warm), 21)).toEqual({ hits: 0, of: 0 });
  });

  test('is judged by what they were then: whoever became Hot by replying was answered as Warm', () => {
    const answeredAsWarm = leadFacts({ segmentSince: minutesLater(130), answer: answerAfter(120) });

    expect(inTime(answeredAsWarm)).toEqual({ hits: 1, of: 1 });
  });

  test('has twenty minutes from when a Warm lead became Hot', () => {
    const became = (minutes: number, answered: number) =>
      inTime(leadFacts({ segmentSince: minutesLater(minutes), answer: answerAfter(answered) })).hits;

    expect(became(120, 140)).toBe(1);
    expect(became(120, 141)).toBe(0);
    expect(became(400, 401)).toBe(0); // late as Warm before that
  });

  test('is counted in working hours where there are any', () => {
    // 20 November 2026 is a Friday; noon in UTC is one o'clock in Paris.
    const hours = { fri: { from: '09:00', until: '13:10' }, mon: { from: '09:00', until: '18:00' } };
    const monday = new Date('2026-11-23T08:10:00Z');
    const lead = leadFacts({ answer: { ...answerAfter(0), at: monday } });

    expect(leadFigures(timeLeads([lead], { ...pace, hours, asOf: monday })).response).toEqual({
      minutes: { count: 1, median: 4090, p90: 4090 },
      workingMinutes: { count: 1, median: 20, p90: 20 },
      inTime: { hits: 1, of: 1 },
    });
  });
});

describe('a lead as it was known', () => {
  const lead = leadFacts({
    segmentSince: minutesLater(30),
    answer: answerAfter(10),
    repliedAt: minutesLater(30),
    wonAt: minutesLater(40),
    leftAt: minutesLater(40),
  });

  test('later is all there', () => {
    expect(factsAsOf(lead, minutesLater(40))).toEqual(lead);
  });

  test('in between was Warm, answered, and nothing else', () => {
    expect(factsAsOf(lead, minutesLater(10))).toEqual({
      ...lead,
      segment: 'warm',
      repliedAt: undefined,
      wonAt: undefined,
      leftAt: undefined,
    });
  });

  test('at first was not even answered', () => {
    expect(factsAsOf(lead, noon).answer).toBeUndefined();
  });
});
