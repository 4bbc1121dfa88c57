import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from '../../../src/bot/messages/cut.ts';

const graphemes = (text: string) => [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

describe('cutting a text', () => {
  test('leaves what fits as it is', () => {
    expect(cut('price', { graphemes: 5, units: 5 })).toBe('price');
  });

  test('ends in an ellipsis that fits too', () => {
    expect(cut('prices', { graphemes: 5, units: 100 })).toBe('pric…');
    expect(cut('prices', { graphemes: 100, units: 5 })).toBe('pric…');
  });

  test('never cuts through what people see as one character', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(cut(family.repeat(4), { graphemes: 3, units: 100 })).toBe(`${family}${family}…`);
    expect(cut(family.repeat(4), { graphemes: 100, units: family.length * 2 + 3 })).toBe(`${family}${family}…`);
  });

  test('fits any text into any room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 40 }),
        (text, most, units) => {
          const shown = cut(text, { graphemes: most, units });
          expect(shown.length).toBeLessThanOrEqual(units);
          expect(graphemes(shown)).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
