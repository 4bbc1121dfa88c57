import { expect, test } from 'vitest';
import { digestValue, parseDigestValue } from '../../../src/bot/digest/digest-value.ts';
import { templateKey } from '../../../src/domain/ids.ts';

test('a digest’s button says of which day it is, and which template it pauses', () => {
  expect(parseDigestValue(digestValue('2026-11-26'))).toEqual({ day: '2026-11-26', template: undefined });
  const template = templateKey('price');
  expect(parseDigestValue(digestValue('2026-11-26', template))).toEqual({ day: '2026-11-26', template });
});

test.each([undefined, '', '2026-02-30', 'yesterday', '2026-11-26|', '2026-11-26|price|b', '|price'])(
  'anything else is not understood: %s',
  (value) => {
    expect(parseDigestValue(value)).toBeUndefined();
  },
);
