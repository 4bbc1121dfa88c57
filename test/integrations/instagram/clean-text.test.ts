import { describe, expect, test } from 'vitest';
import { cleanText, cleanTree, excerpt } from '../../../src/integrations/instagram/clean-text.ts';

describe('making text storable', () => {
  test('removes NUL and replaces lone surrogates, and nothing else', () => {
    expect(cleanText('a\0b \ud83e c \udd70')).toBe('ab \ufffd c \ufffd');
    const fine = 'Olá 🥰👩🏽‍🎤 \u202e\u200d\n\t<!channel>';
    expect(cleanText(fine)).toBe(fine);
  });

  test('reaches every string of a tree, keys included', () => {
    const tree = { 'k\0': ['x\0', { inner: '\ud800' }], count: 1, none: null, yes: true };
    expect(cleanTree(tree)).toEqual({ k: ['x', { inner: '\ufffd' }], count: 1, none: null, yes: true });
  });

  test('never cuts a character into something that cannot be stored', () => {
    expect(excerpt('ab🥰', 3)).toBe('ab\ufffd');
  });
});
