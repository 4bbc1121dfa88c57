import { describe, expect, test } from 'vitest';
import { atLocalHour, localHour } from '../../src/sandbox/local-time.ts';
import { type JumpName, type JumpScene, jumpTarget } from '../../src/sandbox/time-jumps.ts';

const story = (postedAt: string) => {
  const posted = new Date(postedAt);
  return { postedAt: posted, endsAt: new Date(posted.getTime() + 24 * 60 * 60_000) };
};

function target(name: JumpName, scene: Partial<JumpScene> & { at: string }): string | undefined {
  const { at, ...rest } = scene;
  return jumpTarget(name, { now: new Date(at), stories: [], zone: 'Europe/Brussels', ...rest })?.toISOString();
}

describe('a jump to where claims run out', () => {
  test('is a moment longer than a claim lasts', () => {
    expect(target('lease-end', { at: '2026-11-23T09:00:00Z' })).toBe('2026-11-23T09:10:05.000Z');
  });
});

describe('a jump to where reply windows close', () => {
  test('is a moment longer than Instagram lets anybody answer who has just been written to', () => {
    expect(target('window-end', { at: '2026-11-23T09:00:00Z' })).toBe('2026-11-24T09:00:05.000Z');
  });
});

describe('a jump to the capture reminder', () => {
  const stories = [story('2026-11-23T09:00:00Z'), story('2026-11-23T04:00:00Z')];
  const next = (at: string) => target('capture-reminder', { at, stories });

  test('leads to the next one of the newest story: after an hour, two hours before its end, 45 minutes before', () => {
    expect(next('2026-11-23T09:05:00Z')).toBe('2026-11-23T10:00:05.000Z');
    expect(next('2026-11-23T10:00:05Z')).toBe('2026-11-24T07:00:05.000Z');
    expect(next('2026-11-24T07:00:05Z')).toBe('2026-11-24T08:15:05.000Z');
  });

  test('leads nowhere after the last one, or when no story is up', () => {
    expect(next('2026-11-24T08:30:00Z')).toBeUndefined();
    expect(target('capture-reminder', { at: '2026-11-23T09:00:00Z' })).toBeUndefined();
  });
});

describe('a jump to a story’s end', () => {
  test('leads to the one that ends first', () => {
    const stories = [story('2026-11-23T09:00:00Z'), story('2026-11-23T04:00:00Z')];

    expect(target('story-end', { at: '2026-11-23T09:05:00Z', stories })).toBe('2026-11-24T04:00:05.000Z');
  });

  test('leads nowhere when no story is up', () => {
    expect(target('story-end', { at: '2026-11-23T09:05:00Z' })).toBeUndefined();
  });
});

describe('a jump to the digest', () => {
  test('leads to half past eight of the account’s tomorrow, also from the small hours', () => {
    expect(target('digest', { at: '2026-11-23T15:00:00Z' })).toBe('2026-11-24T07:30:05.000Z');
    expect(target('digest', { at: '2026-11-22T23:30:00Z' })).toBe('2026-11-24T07:30:05.000Z');
    expect(target('digest', { at: '2026-11-23T15:00:00Z', zone: 'UTC' })).toBe('2026-11-24T08:30:05.000Z');
  });

  test('keeps the hour over the change to summer time', () => {
    expect(target('digest', { at: '2027-03-27T15:00:00Z' })).toBe('2027-03-28T06:30:05.000Z');
  });
});

describe('a jump of days', () => {
  test('ends while people work, at the same hour if they do then', () => {
    expect(target('day-2', { at: '2026-11-23T13:00:00Z' })).toBe('2026-11-25T13:00:00.000Z');
    expect(target('day-5', { at: '2026-11-23T13:00:00Z' })).toBe('2026-11-28T13:00:00.000Z');
  });

  test('goes on to the morning when nobody works', () => {
    expect(target('day-2', { at: '2026-11-23T21:00:00Z' })).toBe('2026-11-26T09:00:00.000Z');
    expect(target('day-2', { at: '2026-11-23T03:00:00Z' })).toBe('2026-11-25T09:00:00.000Z');
  });
});

describe('local time', () => {
  test('is what a clock on the wall shows', () => {
    expect(localHour(new Date('2026-07-01T10:30:00Z'), 'Europe/Brussels')).toBe(12.5);
    expect(localHour(new Date('2026-11-23T10:30:00Z'), 'Asia/Kolkata')).toBe(16);
  });

  test.each([
    ['Europe/Brussels', '2026-10-24T12:00:00Z', '2026-10-25T07:30:00.000Z'],
    ['America/New_York', '2026-11-23T03:00:00Z', '2026-11-23T13:30:00.000Z'],
    ['Pacific/Auckland', '2026-11-23T12:00:00Z', '2026-11-24T19:30:00.000Z'],
  ])('finds tomorrow’s half past eight in %s', (zone, at, found) => {
    expect(atLocalHour(new Date(at), zone, 1, 8.5).toISOString()).toBe(found);
  });
});
