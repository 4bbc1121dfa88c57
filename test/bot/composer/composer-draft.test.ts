import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../src/domain/ids.ts';
import { aTemplate, inEnglish } from '../../domain/template/template-builders.ts';
import { aDraft, aLine, plansFor, someFacts } from './composer-builders.ts';

const wording = (language: 'en' | 'fr' | 'nl' = 'en', version = 1) => ({
  template: templateKey('thanks'),
  version,
  language,
});

describe('an answer that is being written', () => {
  test('begins with the template, filled for the viewer, and with blanks where something is asked for', () => {
    const templates = [inEnglish('Hi {first_name}, {story} is {ask: price}. {link} {agent}')];
    const draft = aDraft({ templates, wording: wording() });
    expect(draft.written).toBe('Hi Léa, “Spring drop” is {ask: price}. {ask: a link} Ben');
    expect(draft.questions.map(({ label }) => label)).toEqual(['price', 'a link']);
    expect(draft.text).toBe('Hi Léa, “Spring drop” is [price]. [a link] Ben');
    expect(draft.findings.blocks).toEqual([
      { kind: 'blank-left', blank: 'price' },
      { kind: 'blank-left', blank: 'a link' },
    ]);
  });

  test('is exactly what will arrive once everything is answered', () => {
    const templates = [inEnglish('Hi {first_name}, it is {ask: price|free}.')];
    expect(aDraft({ templates, wording: wording(), answers: new Map([['price', '45 €']]) })).toMatchObject({
      text: 'Hi Léa, it is 45 €.',
      bytes: 22,
      findings: { blocks: [] },
    });
    expect(aDraft({ templates, wording: wording() }).text).toBe('Hi Léa, it is free.');
  });

  test('asks no more for a blank that was taken out of the box', () => {
    const templates = [inEnglish('It is {ask: price}.')];
    expect(aDraft({ templates, wording: wording(), written: 'It is free.' })).toMatchObject({
      questions: [],
      blanksLeft: [],
      text: 'It is free.',
    });
  });

  test.each([
    ['the template with its blanks filled', {}, 'template'],
    ['the template with another word in it', { written: 'Thank you so much for answering!' }, 'personal'],
    ['a template that was changed meanwhile', { wording: wording('en', 0), written: 'Older words' }, 'template'],
    ['own words', { wording: undefined, written: 'Hello' }, 'personal'],
  ] as const)('counts %s as such', (_, entry, textKind) => {
    expect(aDraft({ wording: wording(), ...entry }).textKind).toBe(textKind);
  });

  test('stays an offer however it is rewritten', () => {
    const templates = [aTemplate({ promotional: true })];
    expect(aDraft({ templates, wording: wording(), written: 'Something else' }).textKind).toBe('promotional');
  });

  test('is in the language of its template, until it is rewritten', () => {
    expect(aDraft({ wording: wording('nl') }).language).toBe('nl');
    expect(aDraft({ wording: wording('nl'), written: 'Bonjour, merci beaucoup pour votre message' }).language).toBe(
      'fr',
    );
    expect(aDraft({ written: 'ok ❤️' }).language).toBeUndefined();
  });

  test('warns when it speaks another language than the viewer', () => {
    const facts = someFacts({ conversation: [aLine({ text: 'Bonjour, combien coûte la robe ?' })] });
    expect(aDraft({ facts, wording: wording('nl') }).findings.warnings).toEqual([
      { kind: 'other-language', language: 'nl', theirLanguage: 'fr' },
    ]);
    expect(aDraft({ facts, wording: wording('fr') }).findings.warnings).toEqual([]);
  });

  test('remembers the template it comes from, also when it is rewritten', () => {
    const use = { key: 'thanks', version: 1, variant: 'a', language: 'fr' };
    expect(aDraft({ wording: wording('fr') }).use).toEqual(use);
    expect(aDraft({ wording: wording('fr'), written: 'Autre chose' }).use).toEqual(use);
    expect(aDraft({ written: 'Autre chose' }).use).toBeUndefined();
  });

  test('leaves braces in own words as they are', () => {
    expect(aDraft({ written: 'nice :-} see you' }).text).toBe('nice :-} see you');
  });

  test('goes by the best way, or by the chosen one while it is open', () => {
    expect(aDraft({ written: 'Hello' }).route?.route).toBe('reply');
    expect(aDraft({ written: 'Hello', route: 'by_hand' }).route?.route).toBe('by_hand');
    expect(aDraft({ written: 'Hello', route: 'human_agent' }).route?.route).toBe('reply');
  });

  test('goes another way in own words than as a template', () => {
    const facts = someFacts({ plans: plansFor({}, { humanAgent: true }, new Date('2026-11-23T10:00:00Z')) });
    expect(aDraft({ facts, wording: wording() }).route?.route).toBe('by_hand');
    expect(aDraft({ facts, wording: wording(), written: 'Dear Léa' }).route?.route).toBe('human_agent');
  });
});
