import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../src/bot/messages/language-of.ts';

describe('the language for a Slack locale', () => {
  test.each([
    ['fr-FR', 'fr'],
    ['fr-CA', 'fr'],
    ['nl-NL', 'nl'],
    ['nl_BE', 'nl'],
    ['NL', 'nl'],
    ['en-GB', 'en'],
  ])('%s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  test.each([undefined, '', 'de-DE', 'frisian', 'x'])('is English for %s', (locale) => {
    expect(languageOf(locale)).toBe('en');
  });
});
