import { describe, expect, test } from 'vitest';
import { nextDigest } from '../../../src/domain/digest/digest-time.ts';

const paris = 'Europe/Paris';
const next = (now: string, at: string, lastDay: string | undefined, timeZone = paris) => {
  const { day, dueAt } = nextDigest(new Date(now), at, timeZone, lastDay);
  return [day, dueAt.toISOString()];
};

describe('the next digest', () => {
  test('is about yesterday, until it has been made', () => {
    expect(next('2026-07-02T05:00:00Z', '08:30', '2026-06-30')).toEqual(['2026-07-01', '2026-07-02T06:30:00.000Z']);
    expect(next('2026-07-02T06:30:00Z', '08:30', '2026-06-30')).toEqual(['2026-07-01', '2026-07-02T06:30:00.000Z']);
  });

  test('is about today once yesterday’s has been made, and comes tomorrow', () => {
    expect(next('2026-07-02T06:30:01Z', '08:30', '2026-07-01')).toEqual(['2026-07-02', '2026-07-03T06:30:00.000Z']);
  });

  test('is about yesterday where none was ever made', () => {
    expect(next('2026-07-02T12:00:00Z', '08:30', undefined)).toEqual(['2026-07-01', '2026-07-02T06:30:00.000Z']);
  });

  test('after days away is one, late, about yesterday', () => {
    expect(next('2026-07-09T10:00:00Z', '08:30', '2026-07-01')).toEqual(['2026-07-08', '2026-07-09T06:30:00.000Z']);
  });

  test('does not come again today when its hour is moved to later, nor is tomorrow’s lost', () => {
    expect(next('2026-07-02T07:00:00Z', '18:00', '2026-07-01')).toEqual(['2026-07-02', '2026-07-03T16:00:00.000Z']);
  });

  test('waits for its new hour when that is moved to later before it came', () => {
    expect(next('2026-07-02T05:00:00Z', '18:00', '2026-06-30')).toEqual(['2026-07-01', '2026-07-02T16:00:00.000Z']);
  });

  test('comes at once when its hour is moved to one that is past', () => {
    expect(next('2026-07-02T06:00:00Z', '07:00', '2026-06-30')).toEqual(['2026-07-01', '2026-07-02T05:00:00.000Z']);
  });

  test('comes at its hour by the clock on the wall, before and after clocks change', () => {
    expect(next('2026-03-28T12:00:00Z', '08:30', '2026-03-27')).toEqual(['2026-03-28', '2026-03-29T06:30:00.000Z']);
    expect(next('2026-03-27T12:00:00Z', '08:30', '2026-03-26')).toEqual(['2026-03-27', '2026-03-28T07:30:00.000Z']);
    expect(next('2026-10-24T12:00:00Z', '08:30', '2026-10-23')).toEqual(['2026-10-24', '2026-10-25T07:30:00.000Z']);
  });

  test('comes once on a day whose clocks skip its hour, or show it twice', () => {
    expect(next('2026-03-28T12:00:00Z', '02:30', '2026-03-27')).toEqual(['2026-03-28', '2026-03-29T01:30:00.000Z']);
    expect(next('2026-10-24T12:00:00Z', '02:30', '2026-10-23')).toEqual(['2026-10-24', '2026-10-25T00:30:00.000Z']);
    expect(next('2026-10-25T01:30:00Z', '02:30', '2026-10-24')).toEqual(['2026-10-25', '2026-10-26T01:30:00.000Z']);
  });

  test('is not repeated when the desk moves west, to where it is still the day before', () => {
    // In Paris it is the morning of 2 July, and the digest of the 1st stands; in Honolulu it is still the 1st.
    expect(next('2026-07-02T07:00:00Z', '08:30', '2026-07-01', 'Pacific/Honolulu')).toEqual([
      '2026-07-02',
      '2026-07-03T18:30:00.000Z',
    ]);
  });

  test('never comes about a day that is not over', () => {
    for (const timeZone of [paris, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Havana']) {
      for (let hour = 0; hour < 24 * 366; hour++) {
        const now = new Date(Date.UTC(2026, 0, 1, hour));
        const { day, dueAt } = nextDigest(now, '00:00', timeZone, undefined);
        const isOver = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(dueAt) > day;
        if (!isOver) expect.fail(`${timeZone} ${now.toISOString()}`);
      }
    }
  });
});
