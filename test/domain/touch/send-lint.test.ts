import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { utf8Bytes } from '../../../src/domain/touch/message-bytes.ts';
import { lintSend, type TextToSend } from '../../../src/domain/touch/send-lint.ts';
import { noon } from '../builders.ts';

const settings = { ...defaultSettings.sending, linkHosts: ['boutique.be'], sameTextPeople: 3, sameTextMinutes: 60 };
const lint = (over: Partial<TextToSend> = {}) =>
  lintSend(
    {
      text: 'It is 49 euros.',
      textKind: 'personal',
      route: 'reply',
      blanksLeft: [],
      language: 'en',
      theirLanguage: 'en',
      sameTextPeople: 0,
      suppression: undefined,
      ...over,
    },
    settings,
  );
const blocks = (over: Partial<TextToSend>) => lint(over).blocks;

describe('a text about to be sent', () => {
  test('passes when nothing is wrong', () => {
    expect(lint()).toEqual({ blocks: [], warnings: [] });
    expect(blocks({ text: 'Look at https://shop.boutique.be/new :)' })).toEqual([]);
  });

  test('is blocked for a suppressed person, by whatever route', () => {
    for (const route of ['reply', 'private_reply', 'human_agent', 'by_hand'] as const) {
      expect(blocks({ route, suppression: { since: noon, by: 'button' } })).toEqual([
        { kind: 'suppressed', since: noon },
      ]);
    }
  });

  test.each(['', '  \n', '\u200b\u2800', '\ufe0f'])('is blocked when nobody would see anything: %j', (text) => {
    expect(blocks({ text })).toEqual([{ kind: 'empty' }]);
  });

  test.each([
    ['a'.repeat(1000), undefined],
    ['a'.repeat(1001), 1001],
    ['é'.repeat(500), undefined],
    [`${'é'.repeat(500)}a`, 1001],
    ['😍'.repeat(250), undefined],
    ['😍'.repeat(251), 1004],
    ['👩‍👩‍👧'.repeat(56), 1008],
  ])('may have 1000 bytes, not characters (%#)', (text, bytes) => {
    expect(blocks({ text })).toEqual(bytes === undefined ? [] : [{ kind: 'too-long', bytes, most: 1000 }]);
  });

  test.each([
    ['Hi {first_name}!', 'first_name'],
    ['Hi {first_name|there}!', 'first_name|there'],
    ['Hi {{ name }}!', 'name'],
    ['Size {ask: size}?', 'ask: size'],
  ])('is blocked by a blank that was left: %s', (text, blank) => {
    expect(blocks({ text })).toEqual([{ kind: 'blank-left', blank }]);
  });

  test('is blocked by a blank that the template knows of, once', () => {
    expect(blocks({ text: 'Hi {link}', blanksLeft: ['link', 'agent'] })).toEqual([
      { kind: 'blank-left', blank: 'link' },
      { kind: 'blank-left', blank: 'agent' },
    ]);
  });

  test.each(['I {} you', ':{ and :}', '{1}', 'a } b { c'])('is not blocked by braces without a blank: %s', (text) => {
    expect(blocks({ text })).toEqual([]);
  });

  test('is blocked by every link to a host that is not allowed', () => {
    expect(blocks({ text: 'boutique.be, evil.example/x and https://bit.ly/1' })).toEqual([
      { kind: 'link-not-allowed', link: 'https://bit.ly/1', host: 'bit.ly' },
      { kind: 'link-not-allowed', link: 'evil.example/x', host: 'evil.example' },
    ]);
  });

  test('is blocked when more people got the same text than may', () => {
    expect(blocks({ sameTextPeople: 2 })).toEqual([]);
    expect(blocks({ sameTextPeople: 3 })).toEqual([{ kind: 'same-text', people: 4, minutes: 60 }]);
  });

  test('is blocked as an offer under the human agent tag alone', () => {
    expect(blocks({ textKind: 'promotional', route: 'reply' })).toEqual([]);
    expect(blocks({ textKind: 'promotional', route: 'human_agent' })).toEqual([{ kind: 'promotion-as-human-agent' }]);
  });

  test('is worth a second look in another language than theirs, and no more', () => {
    expect(lint({ language: 'en', theirLanguage: 'fr' })).toEqual({
      blocks: [],
      warnings: [{ kind: 'other-language', language: 'en', theirLanguage: 'fr' }],
    });
    expect(lint({ theirLanguage: undefined }).warnings).toEqual([]);
  });

  test('is told everything at once', () => {
    const all = blocks({
      text: `{x} evil.example ${'a'.repeat(1000)}`,
      sameTextPeople: 9,
      textKind: 'promotional',
      route: 'human_agent',
    });

    expect(all.map(({ kind }) => kind)).toEqual([
      'blank-left',
      'too-long',
      'link-not-allowed',
      'same-text',
      'promotion-as-human-agent',
    ]);
  });

  test('is measured as the network measures it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
      }),
    );
  });
});
