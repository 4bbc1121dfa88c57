import { describe, expect, test } from 'vitest';
import { eventTime, plausibleTime } from '../../../src/integrations/instagram/event-time.ts';

const receivedAt = new Date('2026-11-20T10:00:00Z');
const at = (raw: unknown) => plausibleTime(raw, receivedAt)?.toISOString();

describe('reading one of Meta’s times', () => {
  test.each([
    ['milliseconds', 1761172375330, '2025-10-22T22:32:55.330Z'],
    ['seconds', 1520622968, '2018-03-09T19:16:08.000Z'],
    ['seconds as text, from the dashboard’s test button', '1527459824', '2018-05-27T22:23:44.000Z'],
    ['milliseconds as text', '1761172375330', '2025-10-22T22:32:55.330Z'],
    ['seconds with a fraction', 1520622968.5, '2018-03-09T19:16:08.500Z'],
    ['ISO with a zone without colon, as API answers have it', '2021-06-15T22:08:01+0000', '2021-06-15T22:08:01.000Z'],
    ['ISO with a zone', '2021-06-15T22:08:01+02:00', '2021-06-15T20:08:01.000Z'],
    ['ISO in UTC', '2021-06-15T22:08:01.250Z', '2021-06-15T22:08:01.250Z'],
  ])('understands %s', (_what, raw, expected) => {
    expect(at(raw)).toBe(expected);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['zero', 0],
    ['before Instagram existed', 1_000_000_000],
    ['negative', -1761172375330],
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
    ['microseconds', 1761172375330000],
    ['no time', 'yesterday'],
    ['no zone', '2021-06-15T22:08:01'],
    ['no such month', '2021-13-15T22:08:01Z'],
    ['an object', { seconds: 1520622968 }],
  ])('does not believe what is %s', (_what, raw) => {
    expect(at(raw)).toBeUndefined();
  });

  test('believes a clock that is a day ahead of ours, not more', () => {
    expect(at('2026-11-21T10:00:00Z')).toBe('2026-11-21T10:00:00.000Z');
    expect(at('2026-11-21T10:00:01Z')).toBeUndefined();
  });
});

describe('choosing the time of an event', () => {
  test('takes the first that can be believed', () => {
    expect(eventTime([1761172375330, 1520622968], receivedAt)).toEqual(new Date(1761172375330));
    expect(eventTime(['soon', 1520622968], receivedAt)).toEqual(new Date('2018-03-09T19:16:08Z'));
  });

  test('falls back to the time of receipt', () => {
    expect(eventTime([undefined, 0], receivedAt)).toEqual(receivedAt);
  });
});
