import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/bot/messages/format-message.ts';

const english = { language: 'en', literal: '{count, plural, one {one card} other {# cards}} for {who}' } as const;

describe('formatting a message', () => {
  test('takes the first wording when it is sound', () => {
    const dutch = { language: 'nl', literal: '{count, number} voor {who}' } as const;
    expect(formatMessage([dutch, english], { count: 1200, who: 'Léa' })).toBe('1.200 voor Léa');
  });

  test.each(['{count, plural, one {# fiche}}', '{count', '{qui} : {count}'])(
    'says the next wording when the first is at fault: %s',
    (literal) => {
      expect(formatMessage([{ language: 'fr', literal }, english], { count: 2, who: 'Léa' })).toBe('2 cards for Léa');
    },
  );

  test('says what it can when every wording is at fault', () => {
    expect(formatMessage([{ language: 'en', literal: '{who} has {what} {' }], { who: 'Léa' })).toBe('Léa has … {');
  });
});
