import { describe, expect, test } from 'vitest';
import { lintTemplate } from '../../../src/domain/template/lint-template.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { aTemplate, inEnglish } from './template-builders.ts';

const hosts = ['atelier.example'];
/** What is found in `text` as the only wording, but for the languages that it lacks. */
const faultsOf = (text: string, over: Partial<Template> = {}) =>
  lintTemplate(inEnglish(text, over), hosts)
    .filter(({ fault }) => fault.kind !== 'missing-language')
    .map(({ severity, fault }) => ({ severity, ...fault }));

describe('linting a template', () => {
  test('finds nothing wrong with a good one', () => {
    expect(lintTemplate(aTemplate(), [])).toEqual([]);
  });

  test('warns of each language that is missing', () => {
    const findings = lintTemplate(inEnglish('Our {story|latest} story'), []);

    expect(findings).toEqual([
      { about: 'template', severity: 'warning', fault: { kind: 'missing-language', language: 'fr' } },
      { about: 'template', severity: 'warning', fault: { kind: 'missing-language', language: 'nl' } },
    ]);
  });

  test('says in which language and variant a fault is', () => {
    const { en, fr } = aTemplate().languages;
    const languages = { ...(en && { en }), ...(fr && { fr: { ...fr, b: 'Bonjour {story|} {taille}' } }) };

    expect(lintTemplate(aTemplate({ languages }), [])).toContainEqual({
      about: 'wording',
      language: 'fr',
      variant: 'b',
      severity: 'error',
      fault: { kind: 'unknown-blank', written: 'taille', nearest: undefined },
    });
  });

  test.each([
    ['{story|} {firstname|}', { kind: 'unknown-blank', written: 'firstname', nearest: 'first_name' }],
    ['{story|} {first_name', { kind: 'stray-brace', near: '{story|} {first_name' }],
    ['{story|} {first_name}', { kind: 'no-fallback', blank: 'first_name' }],
    ['{story|} {handle}', { kind: 'no-fallback', blank: 'handle' }],
    ['{story}', { kind: 'no-fallback', blank: 'story' }],
    ['{story|} at evil.com/x', { kind: 'link-not-allowed', link: 'evil.com/x', host: 'evil.com' }],
    ['{story|evil.com}', { kind: 'link-not-allowed', link: 'evil.com', host: 'evil.com' }],
    [`{story|} ${'é'.repeat(441)}`, { kind: 'too-long', bytes: 1003, mostBytes: 1000 }],
  ])('refuses %j', (text, fault) => {
    expect(faultsOf(text)).toEqual([{ severity: 'error', ...fault }]);
  });

  test('warns when the text does not name the story, since an answer about shipping need not', () => {
    expect(faultsOf('Hello {first_name|}')).toEqual([{ severity: 'warning', kind: 'no-story' }]);
  });

  test('counts the no-break spaces that French is set with', () => {
    const wordingOf = (text: string) => aTemplate({ languages: { fr: { title: 'Titre', a: text } } });

    expect(lintTemplate(wordingOf(`{story|} ${'e'.repeat(877)} ?`), []).map(({ fault }) => fault)).toContainEqual({
      kind: 'too-long',
      bytes: 1001,
      mostBytes: 1000,
    });
  });

  test.each([
    '{story|} {agent}, {link} and {ask: size}', // known, or asked for
    '{story|} at https://shop.atelier.example/x',
    `{story|} ${'e'.repeat(879)}`,
    '{story|} \\{size\\}',
  ])('accepts %j', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test.each(['day2', 'day5', 'nurture'] as const)('asks %s how to get no more messages', (step) => {
    expect(faultsOf('Stop by our shop, {story|} is there', { step })).toEqual([
      { severity: 'error', kind: 'no-opt-out' },
    ]);
    expect(faultsOf('{story|}. Reply STOP to get no more.', { step })).toEqual([]);
    expect(faultsOf('{story|}', { step, kind: 'comment-reply' })).toEqual([]);
  });

  test.each([
    ['en', 'answer “stop” and we won’t write again'],
    ['fr', 'Si vous préférez ne plus recevoir de messages, dites-le'],
    ['fr', 'répondez STOP'],
    ['nl', 'Liever geen berichten meer? Zeg het gerust.'],
    ['nl', 'antwoord STOP'],
  ] as const)('knows the opt-out in %s: %s', (language, words) => {
    const template = aTemplate({ step: 'day2', languages: { [language]: { title: 'T', a: `{story|} ${words}` } } });

    expect(lintTemplate(template, []).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('refuses to promote on day 0', () => {
    expect(faultsOf('{story|}', { promotional: true })).toEqual([{ severity: 'error', kind: 'promotional-on-day-0' }]);
  });

  test.each(['-10 % on {story|}', '{story|}: our discount', 'code promo {story|}', 'nu korting op {story|}'])(
    'warns of an offer that is not marked: %s',
    (text) => {
      expect(faultsOf(text)).toMatchObject([{ severity: 'warning', kind: 'unmarked-offer' }]);
    },
  );

  test.each([
    ['{story|} NOUVEAU', ['NOUVEAU']],
    ['{story|} now!!', ['!!']],
  ])('warns of shouting: %s', (text, words) => {
    expect(faultsOf(text)).toEqual([{ severity: 'warning', kind: 'shouting', words }]);
  });

  test('does not take STOP, a size or a short name for shouting', () => {
    expect(faultsOf('{story|}! XXL or ASK? Reply STOP.')).toEqual([]);
  });

  test('lets a comment reply say thank you without the story', () => {
    expect(faultsOf('Thank you!', { kind: 'comment-reply' })).toEqual([]);
  });
});
