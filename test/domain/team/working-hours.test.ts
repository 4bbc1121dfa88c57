import { describe, expect, test } from 'vitest';
import { type WorkingHours, workClock } from '../../../src/domain/team/working-hours.ts';

const office: WorkingHours = {
  mon: { from: '09:00', until: '18:00' },
  tue: { from: '09:00', until: '18:00' },
  fri: { from: '09:00', until: '18:00' },
};
const paris = (text: string) => new Date(`${text}:00+01:00`); // in winter

describe('minutes of work', () => {
  // 2 March 2026 is a Monday.
  test.each([
    ['within a shift', '2026-03-02T09:30', '2026-03-02T10:15', 45],
    ['from before a shift', '2026-03-02T07:00', '2026-03-02T09:10', 10],
    ['until after it', '2026-03-02T17:50', '2026-03-02T23:00', 10],
    ['over a night', '2026-03-02T17:00', '2026-03-03T10:00', 120],
    ['over days off', '2026-03-06T17:00', '2026-03-09T09:30', 90],
    ['on a day off', '2026-03-04T09:00', '2026-03-04T17:00', 0],
    ['of no time at all', '2026-03-02T10:00', '2026-03-02T10:00', 0],
    ['exactly a shift', '2026-03-02T09:00', '2026-03-02T18:00', 540],
  ])('%s', (_what, from, to, minutes) => {
    expect(workClock(office, 'Europe/Paris')(paris(from), paris(to))).toBe(minutes);
  });

  test('reach past midnight, into a day off', () => {
    const bar: WorkingHours = { sat: { from: '20:00', until: '02:00' } };
    const between = (from: string, to: string) => workClock(bar, 'Europe/Paris')(paris(from), paris(to));

    expect(between('2026-03-07T19:00', '2026-03-08T12:00')).toBe(360);
    expect(between('2026-03-08T01:00', '2026-03-08T12:00')).toBe(60);
    expect(between('2026-03-08T02:00', '2026-03-08T12:00')).toBe(0);
  });

  test('count once where one shift reaches into the next', () => {
    const overlapping: WorkingHours = {
      mon: { from: '22:00', until: '07:00' },
      tue: { from: '06:00', until: '08:00' },
    };

    expect(workClock(overlapping, 'Europe/Paris')(paris('2026-03-02T12:00'), paris('2026-03-03T12:00'))).toBe(600);
  });

  test('may be the whole day', () => {
    const always: WorkingHours = { mon: { from: '00:00', until: '00:00' } };

    expect(workClock(always, 'Europe/Paris')(paris('2026-03-01T12:00'), paris('2026-03-04T12:00'))).toBe(1440);
  });

  test.each([
    ['Europe/Paris', '2026-03-29', 5 * 60],
    ['Europe/Paris', '2026-10-25', 7 * 60],
    ['Australia/Lord_Howe', '2026-10-04', 5.5 * 60],
    ['Australia/Lord_Howe', '2026-04-05', 6.5 * 60],
    ['America/Havana', '2026-03-08', 5 * 60],
    ['America/Havana', '2026-11-01', 7 * 60],
  ])('in %s, a night shift from ten to four into %s has %i of them', (timeZone, sunday, minutes) => {
    const night: WorkingHours = { sat: { from: '22:00', until: '04:00' } };
    const day = Date.parse(`${sunday}T12:00:00Z`);

    expect(workClock(night, timeZone)(new Date(day - 2 * 86_400_000), new Date(day + 86_400_000))).toBe(minutes);
  });

  test('are none where there are no hours', () => {
    expect(workClock({}, 'Europe/Paris')(paris('2026-03-02T09:00'), paris('2026-03-09T09:00'))).toBe(0);
  });
});
