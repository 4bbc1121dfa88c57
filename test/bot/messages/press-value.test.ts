import { describe, expect, test } from 'vitest';
import { parseQueueValue, parseStoryValue, queueValue, storyValue } from '../../../src/bot/messages/press-value.ts';
import { accountId, storyId } from '../../../src/domain/ids.ts';

const account = accountId('17841400000000001');

describe('the value of a story’s button', () => {
  test.each(['18000000000000001', 'hand:019a9c1e-0000-7000-8000-000000000001'])(
    'comes back as it went out: %s',
    (id) => {
      const value = storyValue({ account, story: storyId(id) });
      expect(parseStoryValue(value)).toEqual({ account, story: id });
      expect(value.length).toBeLessThanOrEqual(75);
    },
  );

  test.each([undefined, '', 'x', '|', 'a|', 'a|b|c'])('is refused when it is not ours: %j', (value) => {
    expect(parseStoryValue(value)).toBeUndefined();
  });
});

describe('the value of Claim next', () => {
  test('names an account, or none', () => {
    expect(parseQueueValue(queueValue(account))).toBe(account);
    expect(parseQueueValue(queueValue(undefined))).toBeUndefined();
    expect(parseQueueValue(undefined)).toBeUndefined();
  });
});
