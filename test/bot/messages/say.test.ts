import { describe, expect, test } from 'vitest';
import { trusted } from '../../../src/bot/messages/mrkdwn.ts';
import { say, sayMrkdwn } from '../../../src/bot/messages/say.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('saying a sentence', () => {
  test('fills in what it is given', () => {
    expect(say('en', 'card.tier', { segment: 'Hot', score: 78 })).toBe('Hot 78');
    expect(sayMrkdwn('nl', 'answer.released', { who: trusted('@lea') })).toBe('@lea staat weer in de wachtrij.');
  });

  test.each([
    [0, '0 prospect'],
    [1, '1 prospect'],
    [2, '2 prospects'],
    [1_000_000, '1 000 000 de prospects'],
  ])('counts %i in French as people do', (count, words) => {
    expect(plain(say('fr', 'home.unclaimedCount', { count }))).toBe(words);
  });

  test.each([
    [0, '0 leads'],
    [1, '1 lead'],
    [2, '2 leads'],
    [1_000_000, '1.000.000 leads'],
  ])('counts %i in Dutch as people do', (count, words) => {
    expect(say('nl', 'home.unclaimedCount', { count })).toBe(words);
  });

  test('keeps French punctuation on its line', () => {
    expect(say('fr', 'button.why')).toBe('Pourquoi\u00a0?');
    expect(say('fr', 'words.quoted', { words: 'a ?' })).toBe('«\u00a0a ?\u00a0»');
  });

  test('does not take what is filled in for a sentence of ours', () => {
    expect(say('en', 'words.quoted', { words: '{count, plural, one {#}}' })).toBe('“{count, plural, one {#}}”');
  });
});

describe('the compiler', () => {
  test('refuses what would fail when it is said', () => {
    // @ts-expect-error: the sentence needs values
    expect(say('en', 'card.putAside')).toBe('… · not a lead');
    // @ts-expect-error: a missing value
    expect(say('en', 'card.tier', { segment: 'Hot' })).toContain('Hot');
    // @ts-expect-error: no such sentence
    expect(() => say('en', 'no.such.sentence')).toThrow();
    // @ts-expect-error: words where a number belongs
    say('en', 'home.unclaimedCount', { count: 'two' });
    // @ts-expect-error: a number in a plural's nested number
    say('en', 'reason.loyal', { seen: 3, of: '5' });
    // @ts-expect-error: a viewer's words that did not pass the escaping
    sayMrkdwn('en', 'words.quoted', { words: '<!channel>' });
    // @ts-expect-error: a value nobody asked for
    say('en', 'board.noHot', { count: 1 });
  });
});
