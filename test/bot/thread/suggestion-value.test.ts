import { describe, expect, test } from 'vitest';
import { parseSuggestionValue } from '../../../src/bot/thread/suggestion-value.ts';

describe('the value of Use', () => {
  test.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['a lead alone', 'lead-1|3'],
    ['a version that is none', 'lead-1|x|thanks|en'],
    ['a language we do not speak', 'lead-1|3|thanks|de'],
    ['more than there should be', 'lead-1|3|thanks|en|more'],
  ])('is stale when it is %s', (_, value) => {
    expect(parseSuggestionValue(value)).toBeUndefined();
  });
});
