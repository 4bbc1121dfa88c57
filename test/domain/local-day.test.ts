import { describe, expect, test } from 'vitest';
import { daysFrom, instantOn, isLocalDay, localDayOf } from '../../src/domain/local-day.ts';

describe('a local day', () => {
  test.each(['2026-11-20', '2028-02-29'])('is one: %s', (day) => expect(isLocalDay(day)).toBe(true));

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-11-20', '1026-11-20', '2026-11-20T', '20-11-2026', ''])(
    'is none: %s',
    (day) => expect(isLocalDay(day)).toBe(false),
  );

  test.each([
    ['Europe/Paris', '2026-11-20T22:59:59Z', '2026-11-20'],
    ['Europe/Paris', '2026-11-20T23:00:00Z', '2026-11-21'],
    ['America/New_York', '2026-11-20T04:59:59Z', '2026-11-19'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(localDayOf(new Date(instant), zone)).toBe(day);
  });

  test('counts both ends of a time', () => {
    expect(daysFrom('2026-11-20', '2026-11-20')).toBe(1);
    expect(daysFrom('2026-03-01', '2026-03-31')).toBe(31);
  });

  test.each([
    ['2026-11-20', 23, '2026-11-20T22:00:00Z'],
    ['2026-03-29', 2, '2026-03-29T01:00:00Z'], // skipped
    ['2026-10-25', 12, '2026-10-25T11:00:00Z'],
  ])('%s at %i o’clock in Paris', (day, hour, instant) => {
    expect(instantOn(day, 'Europe/Paris', hour, 0, 0)).toEqual(new Date(instant));
  });
});
