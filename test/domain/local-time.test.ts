import { describe, expect, test } from 'vitest';
import { localHour, localInstant } from '../../src/domain/local-time.ts';

describe('nine in the morning of the next day', () => {
  test.each([
    ['Europe/Paris', '2026-11-20T12:00:00Z', '2026-11-21T08:00:00Z'],
    ['Europe/Paris', '2026-11-20T23:30:00Z', '2026-11-22T08:00:00Z'],
    ['America/New_York', '2026-11-20T01:00:00Z', '2026-11-20T14:00:00Z'],
    ['Asia/Kolkata', '2026-11-20T20:00:00Z', '2026-11-22T03:30:00Z'],
    ['Europe/Paris', '2026-03-28T12:00:00Z', '2026-03-29T07:00:00Z'],
    ['Europe/Paris', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00Z'],
    ['UTC', '2026-12-31T10:00:00.500Z', '2027-01-01T09:00:00Z'],
  ])('in %s at %s is %s', (zone, now, then) => {
    expect(localHour(new Date(now), zone, 1, 9)).toEqual(new Date(then));
  });
});

describe('an instant as clocks show it', () => {
  test.each([
    ['Europe/Paris', '2026-11-20T12:00:05.700Z', '2026-11-20T13:00:05+01:00'],
    ['Europe/Paris', '2026-06-30T22:30:00Z', '2026-07-01T00:30:00+02:00'],
    ['America/St_Johns', '2026-11-20T12:00:00Z', '2026-11-20T08:30:00-03:30'],
    ['Asia/Kolkata', '2026-11-20T20:00:00Z', '2026-11-21T01:30:00+05:30'],
    ['UTC', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00+00:00'],
  ])('in %s at %s is %s', (zone, at, shown) => {
    expect(localInstant(new Date(at), zone)).toBe(shown);
    expect(new Date(shown).getTime()).toBe(Math.floor(Date.parse(at) / 1000) * 1000);
  });
});
