import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessLanguage } from '../../../src/domain/template/guess-language.ts';

describe('guessing the language of a message', () => {
  test.each([
    ['en', 'price?'],
    ['en', 'how much is this?'],
    ['en', 'is this available in M'],
    ['en', 'Love it!! 😍'],
    ['en', 'can i order it'],
    ['fr', 'Prix ?'],
    ['fr', 'C’est combien ?'],
    ['fr', "j'adore !"],
    ['fr', 'Merci beaucoup'],
    ['fr', 'info svp'],
    ['fr', 'Très joli'],
    ['nl', 'prijs?'],
    ['nl', 'Hoeveel kost dit?'],
    ['nl', 'hallo wat kost die jurk'],
    ['nl', 'ja graag'],
    ['nl', 'Wat mooi!'],
    ['nl', 'dank u wel'],
  ])('hears %s in %j', (language, words) => {
    expect(guessLanguage(words)).toBe(language);
  });

  test.each([
    undefined,
    '',
    '❤️',
    'ok',
    'super',
    'merci!', // said in Flanders too
    'top',
    'hallo', // said in Germany too
    'stop',
    'info',
    'prix price prijs',
    'wie viel kostet das?',
    'Wo kann ich das kaufen',
    'hola cuánto cuesta',
    'Quanto costa?',
    'Quanto custa?',
    '@the.price #love https://how.much/is',
  ])('is unsure about %j', (words) => {
    expect(guessLanguage(words)).toBeUndefined();
  });

  test('never throws, and finds the same whatever the case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(() => guessLanguage(words)).not.toThrow();
      }),
    );
    expect(guessLanguage('COMBIEN ÇA COÛTE')).toBe('fr');
  });
});
