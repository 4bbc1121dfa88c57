import { describe, expect, test } from 'vitest';
import { dayPeriod, daysOf, daysUntil, spanOf } from '../../src/domain/figures/period.ts';
import {
  addLocalDays,
  lastSunday,
  localDayOf,
  localDaysBetween,
  localHourOf,
  readLocalDay,
  readLocalTime,
  sameClockTime,
  startOfDay,
  timeOfDay,
  weekdayOf,
} from '../../src/domain/local-day.ts';

const hoursOf = (day: string, timeZone: string) => {
  const { from, until } = spanOf(dayPeriod(day, timeZone));
  return (until.getTime() - from.getTime()) / 3_600_000;
};

describe('a local day', () => {
  test.each([
    ['Europe/Paris', '2026-07-01', '2026-06-30T22:00:00Z', 24],
    ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Paris', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Asia/Kathmandu', '2026-07-01', '2026-06-30T18:15:00Z', 24],
    // Clocks go from midnight to one: the day begins at one.
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    // Clocks go from one back to midnight: the day begins at the first of two.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00Z', 23],
    // Clocks go from midnight back to eleven of the evening before, which is what gets longer.
    ['Africa/Cairo', '2024-10-31', '2024-10-30T21:00:00Z', 25],
    ['Africa/Cairo', '2024-11-01', '2024-10-31T22:00:00Z', 24],
    // Samoa went over the date line: that Friday did not take place.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 24],
  ])('in %s, %s begins at %s and has %d hours', (timeZone, day, begins, hours) => {
    expect(startOfDay(day, timeZone)).toEqual(new Date(begins));
    expect(hoursOf(day, timeZone)).toBe(hours);
  });

  test.each([
    'Europe/Paris',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Havana',
    'Africa/Cairo',
    'Pacific/Apia',
  ])('in %s ends when the next begins, through all of 2011 and 2024', (timeZone) => {
    for (const first of ['2011-01-01', '2024-01-01']) {
      for (let day = first; day <= addLocalDays(first, 366); day = addLocalDays(day, 1)) {
        const { from, until } = spanOf(dayPeriod(day, timeZone));
        if (until <= from) continue; // the day that did not take place
        expect(localDayOf(from, timeZone)).toBe(day);
        expect(localDayOf(new Date(from.getTime() - 1), timeZone) < day).toBe(true);
        expect(localDayOf(new Date(until.getTime() - 1), timeZone)).toBe(day);
      }
    }
  });

  test('is what a calendar on the wall shows', () => {
    expect(localDayOf(new Date('2026-07-01T21:59:59.999Z'), 'Europe/Paris')).toBe('2026-07-01');
    expect(localDayOf(new Date('2026-07-01T22:00:00Z'), 'Europe/Paris')).toBe('2026-07-02');
    expect(localDayOf(new Date('2026-07-01T18:15:00Z'), 'Asia/Kathmandu')).toBe('2026-07-02');
  });

  test('has hours that a clock on the wall shows, of which one is missing or comes twice', () => {
    expect(localHourOf(new Date('2026-03-29T00:59:59Z'), 'Europe/Paris')).toBe(1);
    expect(localHourOf(new Date('2026-03-29T01:00:00Z'), 'Europe/Paris')).toBe(3);
    expect(localHourOf(new Date('2026-10-25T00:30:00Z'), 'Europe/Paris')).toBe(2);
    expect(localHourOf(new Date('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe(2);
    expect(localHourOf(new Date('2026-07-01T18:15:00Z'), 'Asia/Kathmandu')).toBe(0);
  });
});

describe('a time of a day', () => {
  test.each([
    ['Europe/Paris', '2026-07-01', '08:30', '2026-07-01T06:30:00Z'],
    ['Europe/Paris', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['Europe/Paris', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['America/Havana', '2026-03-08', '00:15', '2026-03-08T05:15:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Pacific/Apia', '2011-12-30', '08:30', '2011-12-30T18:30:00Z'],
  ])('in %s, %s at %s is %s: skipped, it is later; shown twice, the first', (timeZone, day, time, then) => {
    expect(timeOfDay(day, time, timeZone)).toEqual(new Date(then));
  });
});

describe('days of a calendar', () => {
  test('are counted without regard to clocks', () => {
    expect(addLocalDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addLocalDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(localDaysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(localDaysBetween('2026-03-30', '2026-03-28')).toBe(-2);
    expect(weekdayOf('2026-03-29')).toBe(7);
    expect(weekdayOf('2026-03-30')).toBe(1);
  });

  test('make periods of which both ends count', () => {
    expect(daysUntil('2026-03-02', 7, 'Europe/Paris')).toEqual({
      from: '2026-02-24',
      to: '2026-03-02',
      timeZone: 'Europe/Paris',
    });
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01', timeZone: 'Europe/Paris' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', 'tomorrow', '2026-01-01T00:00'])('%s is none', (text) => {
    expect(readLocalDay(text)).toBeUndefined();
  });

  test.each(['24:00', '9:00', '12:60', ''])('%s is no time of day', (text) => {
    expect(readLocalTime(text)).toBeUndefined();
  });
});

test('the same time on the clock stays so over a change of clocks', () => {
  const morning = new Date('2026-10-26T07:30:00Z'); // half past eight in Paris, winter time

  expect(sameClockTime(morning, -7, 'Europe/Paris')).toEqual(new Date('2026-10-19T06:30:00Z'));
  expect(sameClockTime(new Date('2026-10-19T06:30:00Z'), 7, 'Europe/Paris')).toEqual(morning);
});

test.each([
  ['2026-11-22', '2026-11-22'],
  ['2026-11-23', '2026-11-22'],
  ['2026-11-28', '2026-11-22'],
])('the last Sunday of %s is %s', (day, sunday) => {
  expect(lastSunday(day)).toBe(sunday);
});
