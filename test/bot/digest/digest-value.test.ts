import { expect, test } from 'vitest';
import { digestValue, parseDigestValue } from '../../../src/bot/digest/digest-value.ts';
import { channelId, templateKey } from '../../../src/domain/ids.ts';

test('a digest’s button says of which desk and day it is, and which template it pauses', () => {
  const [desk, day, template] = [channelId('C0DESK'), '2026-11-26', templateKey('price')];
  expect(parseDigestValue(digestValue(desk, day))).toEqual({ desk, day, template: undefined });
  expect(parseDigestValue(digestValue(desk, day, template))).toEqual({ desk, day, template });
});

test.each([
  undefined,
  '',
  'C0|2026-02-30',
  'C0|yesterday',
  '2026-11-26',
  'C0|2026-11-26|',
  'C0|2026-11-26|price|b',
  '|2026-11-26',
])('anything else is not understood: %s', (value) => {
  expect(parseDigestValue(value)).toBeUndefined();
});
