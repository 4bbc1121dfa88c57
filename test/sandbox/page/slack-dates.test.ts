import { describe, expect, test, vi } from 'vitest';

type Reader = { now: Date; locale: string; timeZone: string };
// The browser's own script, which has no types.
const script = new URL('../../../src/sandbox/page/browser/slack-dates.js', import.meta.url).href;
const { showDate }: { showDate(epochSeconds: number, format: string, reader: Reader): string } = await import(script);

const noon = Date.parse('2026-11-23T12:00:00Z') / 1000;
const reader = (more: Partial<Reader> = {}): Reader => ({
  now: new Date('2026-11-23T12:03:20Z'),
  locale: 'en-GB',
  timeZone: 'Europe/Brussels',
  ...more,
});

describe('a date token', () => {
  test.each([
    ['{time}', '13:00'],
    ['{time_secs}', '13:00:00'],
    ['{date_num}', '2026-11-23'],
    ['{date_short}', '23 Nov 2026'],
    ['{date_long}', 'Monday, 23 November 2026'],
    ['{date_short_pretty} at {time}', 'today at 13:00'],
    ['{ago}', '3 minutes ago'],
    ['{nothing} {}', '{nothing} {}'],
  ])('%s reads in the reader’s zone', (format, shown) => {
    expect(showDate(noon, format, reader())).toBe(shown);
  });

  test('reads in the reader’s language', () => {
    expect(showDate(noon, '{date_short_pretty} {time}', reader({ locale: 'fr-FR' }))).toBe('aujourd’hui 13:00');
    expect(showDate(noon + 86_400, '{date_short_pretty}', reader({ locale: 'nl-NL' }))).toBe('morgen');
  });

  test('turns days at the reader’s midnight', () => {
    const lateInTokyo = Date.parse('2026-11-23T15:30:00Z') / 1000;

    expect(showDate(lateInTokyo, '{date_short_pretty}', reader({ timeZone: 'Asia/Tokyo' }))).toBe('tomorrow');
    expect(showDate(noon - 2 * 86_400, '{date_short_pretty}', reader())).toBe('21 Nov 2026');
  });

  test('makes its formatters once, however many dates there are', () => {
    const everyKind = '{date_num} {date_short_pretty} {time} {time_secs} {ago} {moment}';
    showDate(noon, everyKind, reader());
    const dateFormats = vi.spyOn(Intl, 'DateTimeFormat');
    const relativeFormats = vi.spyOn(Intl, 'RelativeTimeFormat');

    for (let minute = 0; minute < 50; minute += 1) showDate(noon + minute * 60, everyKind, reader());

    expect(dateFormats).not.toHaveBeenCalled();
    expect(relativeFormats).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('counts down as well', () => {
    expect(showDate(noon + 7200, '{ago}', reader())).toBe('in 1 hour');
  });
});

describe('the time of a message', () => {
  test('says the day unless it is today', () => {
    expect(showDate(noon, '{moment}', reader())).toBe('13:00');
    expect(showDate(noon - 86_400, '{moment}', reader())).toBe('yesterday 13:00');
  });
});
