import { expect, test } from 'vitest';
import { digestText, weekText } from '../../../src/bot/digest/digest-text.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { anAccount } from '../messages/desk-builders.ts';
import { aDigest, aHugeDay, aHugeWeek, aQuietDay, aWeek } from './digest-builders.ts';

test('the digest in a terminal has the figures of the message, and dates in the account’s zone', () => {
  const lines = digestText(aDigest({ missedDays: ['2026-11-25'] }));
  expect(lines.slice(0, 4)).toEqual([
    'Digest of Thursday 26 November',
    'Waiting as of 27 Nov, 08:30 CET',
    '3 Hot and 5 Warm that nobody has',
    'the longest waiting Hot one since 26 Nov, 21:04 CET',
  ]);
  expect(lines).toContain('Reply rate: 40% (12 of 30) · more than usual: 31%');
  expect(lines).toContain('As of 27 Nov, 08:30 CET.');
  expect(lines).toContain(
    'No digest came of Wed 25: it could not be posted then. See one with /storydesk digest 2026-11-25.',
  );
});

test('its tables stand in columns, and end with the rows per person', () => {
  expect(digestText(aDigest()).slice(-3)).toEqual([
    'Who answered  Leads  First answer   In time  Replied      Won  Sent    Value',
    'U0ANA            15         4 min  15 of 15  6 of 15  1 of 15    15  €149.90',
    'U0BEN            15         4 min  15 of 15  6 of 15  1 of 15    15        –',
  ]);
});

test('a day and a week with nothing are one line', () => {
  expect(digestText(aQuietDay())).toEqual(['Nothing happened on Thursday 26 November, and nothing is waiting.']);
  expect(weekText(aWeek({ figures: aQuietDay().figures }))).toHaveLength(1);
});

test('the review in a terminal says what to do about templates', () => {
  expect(weekText(aWeek()).find((line) => line.includes('Price'))).toMatch(/· rewrite it$/);
});

test.each(languages)('there is no markup of Slack’s in %s', (language) => {
  const account = anAccount({ language });
  const lines = [
    ...digestText(aDigest({ account })),
    ...weekText(aWeek({ account })),
    ...digestText(aHugeDay('Price', language)),
    ...weekText(aHugeWeek(aHugeDay('Price', language))),
  ];
  expect(lines.filter((line) => /[<>*`]|&amp;|:\w+:/.test(line))).toEqual([]);
});
