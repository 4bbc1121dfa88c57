import { describe, expect, test } from 'vitest';
import { readMoment } from '../../../src/domain/conversion/read-moment.ts';
import { noon } from '../builders.ts';

const read = (written: string, timeZone = 'Europe/Paris') => readMoment(written, { timeZone, now: noon });

describe('when a conversion happened', () => {
  test.each([
    ['2026-11-20T11:30:00Z', '2026-11-20T11:30:00Z'],
    ['2026-11-20T11:30:15.25Z', '2026-11-20T11:30:15Z'],
    ['2026-11-20T11:30+01:00', '2026-11-20T10:30:00Z'],
    ['2026-11-19 11:30:00-0530', '2026-11-19T17:00:00Z'],
    ['2026-11-19 14:30', '2026-11-19T13:30:00Z'],
    ['2026-11-19T9:05', '2026-11-19T08:05:00Z'],
    ['2026-07-01 14:30', '2026-07-01T12:30:00Z'],
    ['2026-03-29 02:30', '2026-03-29T01:30:00Z'],
    ['2026-11-19', '2026-11-19T22:59:59Z'],
    ['2026-10-25', '2026-10-25T22:59:59Z'],
  ])('is read from %s in Paris', (written, instant) => {
    expect(read(written)).toEqual({ ok: true, value: new Date(instant) });
  });

  test('may be today, by the day of the account', () => {
    expect(read('2026-11-20')).toEqual({ ok: true, value: new Date('2026-11-20T22:59:59Z') });
    expect(read('2026-11-21', 'Pacific/Kiritimati')).toMatchObject({ ok: true });
    expect(read('2026-11-21')).toEqual({ ok: false, refusal: 'in-the-future' });
  });

  test('may be five minutes ahead, as clocks are', () => {
    expect(read('2026-11-20T12:05:00Z')).toMatchObject({ ok: true });
    expect(read('2026-11-20T12:05:01Z')).toEqual({ ok: false, refusal: 'in-the-future' });
  });

  test.each(['2025-10-15', '2025-10-16T11:59:59Z'])('is too long ago on %s', (written) => {
    expect(read(written)).toEqual({ ok: false, refusal: 'too-long-ago' });
  });

  test.each([
    '',
    'yesterday',
    '20/11/2026',
    '2026-11-31',
    '2026-02-29',
    '2026-11-20 24:00',
    '2026-11-20 12:60',
    '1763640000',
  ])('is not read from "%s"', (written) => {
    expect(read(written)).toEqual({ ok: false, refusal: 'not-a-moment' });
  });
});
