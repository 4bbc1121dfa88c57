import { describe, expect, test } from 'vitest';
import { countChange, responseChange, shareChange } from '../../../src/bot/messages/change-words.ts';
import { daysWords, dayWords, shortDayWords } from '../../../src/bot/messages/day-words.ts';
import {
  durationWords,
  intervalWords,
  roiWords,
  shareWords,
  thousandthsWords,
} from '../../../src/bot/messages/figure-words.ts';
import { languages } from '../../../src/domain/team/account.ts';

/** Spaces that do not break are shown as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('a duration', () => {
  test.each([
    [0, 'under 1 min'],
    [0.4, 'under 1 min'],
    [3.6, '4 min'],
    [59.7, '1 h'],
    [72, '1 h 12 min'],
    [24 * 60 - 0.2, '1 d'],
    [51 * 60 + 20, '2 d 3 h'],
    [undefined, '–'],
  ])('of %s minutes is %s', (minutes, words) => {
    expect(durationWords(minutes, 'en')).toBe(words);
  });

  test('is written as each language writes it', () => {
    expect(languages.map((language) => durationWords(51 * 60, language))).toEqual(['2 d 3 h', '2 j 3 h', '2 d 3 uur']);
  });
});

describe('a share', () => {
  test('stands with what it is made of', () => {
    expect(shareWords({ hits: 12, of: 32 }, 'en')).toBe('38% (12 of 32)');
    expect(plain(shareWords({ hits: 12, of: 32 }, 'fr'))).toBe('38 % (12 sur 32)');
    expect(shareWords({ hits: 12, of: 32 }, 'nl')).toBe('38% (12 van 32)');
  });

  test('has no percentage while there are too few to say', () => {
    expect(shareWords({ hits: 3, of: 4 }, 'en')).toBe('3 of 4');
    expect(shareWords({ hits: 0, of: 19 }, 'en')).toBe('0 of 19');
    expect(shareWords({ hits: 0, of: 20 }, 'en')).toBe('0% (0 of 20)');
  });

  test('of nothing is a dash, not 0', () => {
    expect(shareWords({ hits: 0, of: 0 }, 'en')).toBe('–');
    expect(intervalWords({ hits: 0, of: 0 }, 'en')).toBe('–');
  });

  test('has bounds', () => {
    expect(intervalWords({ hits: 12, of: 32 }, 'en')).toBe('between 23% and 55%');
    expect(plain(intervalWords({ hits: 0, of: 20 }, 'fr'))).toBe('entre 0 % et 16 %');
  });
});

describe('money', () => {
  test.each([
    [149_900n, 'EUR', ['€149.90', '149,90 €', '€ 149,90']],
    [-1_234_500n, 'EUR', ['-€1,234.50', '-1 234,50 €', '€ -1.234,50']],
    [5n, 'EUR', ['€0.01', '0,01 €', '€ 0,01']],
    [1_500_000n, 'JPY', ['JP¥1,500', '1 500 JPY', 'JP¥ 1.500']],
    [1_234n, 'KWD', ['KWD 1.234', '1,234 KWD', 'KWD 1,234']],
  ])('of %s thousandths of %s is written as each language writes it', (amount, currency, words) => {
    expect(languages.map((language) => plain(thousandthsWords(amount, currency, language)))).toEqual(words);
  });

  test('that is too much for a floating number keeps every digit', () => {
    expect(thousandthsWords(123_456_789_012_345_678_010n, 'EUR', 'en')).toBe('€123,456,789,012,345,678.01');
  });

  test('that came in beyond its cost is told in per cent of it', () => {
    expect([2.8, -0.5, 0, undefined].map((roi) => roiWords(roi, 'en'))).toEqual(['+280%', '-50%', '0%', '–']);
  });
});

describe('a day', () => {
  test('is written out, or short enough for an axis', () => {
    expect(languages.map((language) => dayWords('2026-11-26', language))).toEqual([
      'Thursday 26 November',
      'jeudi 26 novembre',
      'donderdag 26 november',
    ]);
    expect(languages.map((language) => shortDayWords('2026-11-26', language))).toEqual(['Thu 26', 'jeu. 26', 'do 26']);
  });

  test('and another make a range', () => {
    expect(languages.map((language) => plain(daysWords('2026-11-23', '2026-11-29', language)))).toEqual([
      '23 – 29 November',
      '23–29 novembre',
      '23–29 november',
    ]);
    expect(daysWords('2026-11-26', '2026-11-26', 'en')).toBe('Thursday 26 November');
  });
});

describe('a change', () => {
  test('of the response time says which way, and what is usual', () => {
    expect(responseChange(4, 11, 'en')).toBe('faster than usual: 11 min');
    expect(responseChange(30, 11, 'fr')).toBe('plus lent que d’habitude\u00a0: 11 min');
    expect(responseChange(30, 11, 'nl', 'before')).toBe('trager dan de week ervoor: 11 min');
  });

  test('of a minute, or of a tenth, is none', () => {
    expect(responseChange(4, 5, 'en')).toBe('as usual');
    expect(responseChange(109, 100, 'en')).toBe('as usual');
    expect(responseChange(111, 100, 'en')).toBe('slower than usual: 1 h 40 min');
  });

  test('of a share is none below five points', () => {
    expect(shareChange(0.38, 0.34, 'en')).toBe('as usual');
    expect(shareChange(0.38, 0.31, 'en')).toBe('more than usual: 31%');
    expect(shareChange(0.2, 0.31, 'en', 'before')).toBe('less than the week before: 31%');
  });

  test('of a count is a difference to the rounded average', () => {
    expect(countChange(12, 9.25, 'en')).toBe('+3 against the usual 9');
    expect(countChange(6, 9.25, 'en')).toBe('−3 against the usual 9');
    expect(countChange(9, 9.25, 'en')).toBe('as usual');
  });
});
