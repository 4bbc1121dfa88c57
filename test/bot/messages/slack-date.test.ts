import { describe, expect, test } from 'vitest';
import { slackDate, zonedTime } from '../../../src/bot/messages/slack-date.ts';

const at = new Date('2026-11-20T09:04:00.900Z');
const paris = { language: 'fr', timeZone: 'Europe/Paris' } as const;

describe('an instant in a message', () => {
  test('is left to each reader’s Slack, with the account’s zone for clients that can’t', () => {
    expect(slackDate(at, 'moment', paris)).toBe('<!date^1795165440^{date_short_pretty} {time}|20 nov., 10:04 UTC+1>');
  });

  test.each(['time', 'seconds', 'ago'] as const)('can be shown as %s', (form) => {
    expect(slackDate(at, form, paris)).toMatch(
      /^<!date\^1795165440\^\{(time|time_secs|ago)\}\|20 nov., 10:04 UTC\+1>$/,
    );
  });

  test('falls back to UTC, and says so, in a zone this machine does not know', () => {
    expect(zonedTime(at, { language: 'en', timeZone: 'Mars/Olympus' })).toBe('20 Nov, 09:04 UTC');
  });

  test('speaks the reader’s language', () => {
    expect(zonedTime(at, { language: 'nl', timeZone: 'Europe/Amsterdam' })).toBe('20 nov, 10:04 CET');
  });
});
