import { describe, expect, test } from 'vitest';
import { parseBigIntJson } from '../../../src/integrations/instagram/big-int-json.ts';

const parsed = (text: string) => {
  const result = parseBigIntJson(text);
  return result.ok ? result.value : result.refusal;
};
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('parsing Meta’s JSON', () => {
  test('keeps every digit of an unquoted id', () => {
    expect(parsed('{"user_id":17841400538867191,"list":[18023345989012587,-9007199254740993]}')).toEqual({
      user_id: '17841400538867191',
      list: ['18023345989012587', '-9007199254740993'],
    });
  });

  test('reads ids as text even when they are small, and other numbers as numbers', () => {
    expect(parsed('{"id":12,"ad_id":120,"num_edit":1,"share":0.5,"timestamp":1761172375330}')).toEqual({
      id: '12',
      ad_id: '120',
      num_edit: 1,
      share: 0.5,
      timestamp: 1761172375330,
    });
  });

  test('keeps as text what would become infinite', () => {
    expect(parsed('[1e999]')).toEqual(['1e999']);
  });

  test('keeps a key named __proto__ an ordinary key', () => {
    const value = parsed('{"__proto__":{"is_echo":true}}') as { is_echo?: boolean };
    expect(value.is_echo).toBeUndefined();
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  test.each(['', '{', '{"a":}', 'undefined', '\u0000'])('says that %j is not JSON', (text) => {
    expect(parsed(text)).toBe('not-json');
  });

  test('reads 64 levels and refuses one more', () => {
    expect(parsed(nested(64))).not.toBe('too-deep');
    expect(parsed(nested(65))).toBe('too-deep');
  });

  test('refuses a million levels without overflowing the stack', () => {
    expect(parsed(nested(1_000_000))).toBe('too-deep');
    expect(parsed('{"a":'.repeat(1_000_000))).toBe('too-deep');
  });

  test('does not take brackets in strings for levels', () => {
    const text = `\\"${'['.repeat(100)}`;
    expect(parsed(`["${text}"]`)).toEqual([`"${'['.repeat(100)}`]);
  });
});
