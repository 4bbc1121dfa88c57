import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignMrkdwn, foreignPlain, isBlank } from '../../../src/bot/messages/foreign-text.ts';
import { hostileTexts } from './hostile-texts.ts';
import { liveMarkup } from './live-markup.ts';

const room = { graphemes: 200, units: 600 };
const mrkdwn = (text: string) => foreignMrkdwn(text, room);
const withoutBreaks = (text: string) => text.replaceAll('\u200b', '');

describe('foreign text in mrkdwn', () => {
  test('is left alone when there is nothing to fear in it', () => {
    expect(mrkdwn('How much is the blue one, 12.50 or 13_5?')).toBe('How much is the blue one, 12.50 or 13_5?');
  });

  test('has its entities escaped, once', () => {
    expect(mrkdwn('a < b && c > d &amp;')).toBe('a &lt; b &amp;&amp; c &gt; d &amp;amp;');
  });

  test.each([
    '@here',
    '@Channel',
    '@everyone',
    '#general',
    'https://evil.example',
    'evil.com',
    '*bold*',
    '`code`',
    ':fire:',
  ])('breaks %s with something nobody sees', (text) => {
    expect(mrkdwn(text)).not.toBe(text);
    expect(withoutBreaks(mrkdwn(text))).toBe(text);
  });

  test('breaks an underscore only where Slack would read it as italic', () => {
    expect(mrkdwn('snake_case_name')).toBe('snake_case_name');
    expect(mrkdwn('_italic_')).toBe('\u200b_\u200bitalic\u200b_\u200b');
  });

  test('becomes one line', () => {
    expect(mrkdwn('one\n> two\r\nthree\u2028four')).toBe('one &gt; two three four');
  });

  test('loses direction overrides, and right-to-left text is isolated from ours', () => {
    expect(mrkdwn('\u202eabc\u202c')).toBe('abc');
    expect(mrkdwn('شكرا')).toBe('\u2068شكرا\u2069');
  });

  test('gives a lone combining mark something to stand on, and thins out piles of them', () => {
    expect(mrkdwn('\u0301')).toBe('\u25cc\u0301');
    expect(mrkdwn(`z${'\u0301'.repeat(100)}`)).toBe(`z${'\u0301'.repeat(4)}`);
  });

  test('keeps emoji that are made of several', () => {
    expect(mrkdwn('👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBe('👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿');
  });

  test.each(Object.entries(hostileTexts))('brings nothing to life: %s', (_, text) => {
    expect(liveMarkup({ type: 'mrkdwn', text: mrkdwn(text) })).toEqual([]);
    expect(liveMarkup({ type: 'plain_text', text: foreignPlain(text, room) })).toEqual([]);
  });

  test('brings nothing to life, whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '&',
      '!',
      '@',
      '#',
      '|',
      '^',
      '*',
      ':',
      '//',
      'here',
      'channel',
      '\u202e',
      '\u200b',
      ' ',
      'a',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(fc.property(text, (any) => liveMarkup({ type: 'mrkdwn', text: mrkdwn(any) }).length === 0));
    fc.assert(
      fc.property(text, (any) => liveMarkup({ type: 'plain_text', text: foreignPlain(any, room) }).length === 0),
    );
  });
});

describe('a blank text', () => {
  test.each([undefined, '', '  \n', '\u200b\ufeff', '\u200d', '\ufe0f', '\u3164'])(
    'is one in which nothing is seen: %j',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );

  test.each(['.', '\u0301', '👍', '<'])('is not one with something in it: %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
