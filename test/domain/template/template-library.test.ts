import { describe, expect, test } from 'vitest';
import { type SignalKind, signalKinds } from '../../../src/domain/signal/signal.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { createTemplate } from '../../../src/domain/template/change-template.ts';
import { fillTemplate } from '../../../src/domain/template/fill-template.ts';
import { lintTemplate } from '../../../src/domain/template/lint-template.ts';
import { questionsOf } from '../../../src/domain/template/parse-template.ts';
import { suggestTemplates } from '../../../src/domain/template/suggest-templates.ts';
import { templateKeyPattern, wordingsOf } from '../../../src/domain/template/template.ts';
import { templateLibrary } from '../../../src/domain/template/template-library.ts';
import { maxMessageBytes } from '../../../src/domain/touch/message-bytes.ts';
import { steps } from '../../../src/domain/touch/step.ts';
import { segments } from '../../../src/domain/viewer/segment.ts';
import { aFilling, nothingKnown } from './template-builders.ts';

const wordings = templateLibrary.flatMap((template) =>
  wordingsOf(template).map((wording) => ({
    name: `${template.key} ${wording.language} ${wording.variant}`,
    ...wording,
    answers: new Map(questionsOf(wording.text).map(({ label }) => [label, 'an answer'])),
  })),
);
const library = templateLibrary.map(createTemplate);

describe('the ready templates', () => {
  test('are ten messages and three comment replies, in every language', () => {
    expect(templateLibrary.filter(({ kind }) => kind === 'dm')).toHaveLength(10);
    expect(templateLibrary.filter(({ kind }) => kind === 'comment-reply')).toHaveLength(3);
    expect(templateLibrary.filter((template) => languages.some((language) => !template.languages[language]))).toEqual(
      [],
    );
  });

  test('have keys that can be file names, each once', () => {
    expect(templateLibrary.filter(({ key }) => !templateKeyPattern.test(key))).toEqual([]);
    expect(new Set(templateLibrary.map(({ key }) => key)).size).toBe(13);
  });

  test.each(templateLibrary.map((template) => [template.key, template] as const))('lint clean: %s', (_, template) => {
    expect(lintTemplate(template, [])).toEqual([]);
  });

  test('have the same variants in every language', () => {
    const uneven = templateLibrary.filter(
      ({ languages: { en, fr, nl } }) => new Set([en, fr, nl].map((version) => version?.b !== undefined)).size > 1,
    );

    expect(uneven).toEqual([]);
  });

  test.each(wordings)('name the story, and the person: $name', ({ answers, ...wording }) => {
    const filled = fillTemplate(wording, aFilling({ answers }));

    expect(filled.text).toContain('Spring drop');
    expect(filled.text).toMatch(/Marie|@marie\.dp/);
    expect(filled.unresolved).toEqual([]);
    expect(filled.bytes).toBeLessThan(maxMessageBytes);
  });

  test.each(wordings)('read well when nothing is known but the answers: $name', ({ answers, ...wording }) => {
    const filled = fillTemplate(wording, { ...nothingKnown, link: 'https://atelier.example', answers });

    expect(filled.unresolved).toEqual([]);
    expect(filled.text).not.toMatch(/ {2}| [,.]|,[,.!?]|^[\s,]|[\s,]$|[{}[\]]/);
    expect(filled.text).toMatch(/^\p{Lu}/u);
  });

  test.each(wordings)('stay short, with one question or invitation and no emoji heap: $name', ({ text }) => {
    expect(text.length).toBeLessThan(450);
    expect(text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text.match(/!/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  test('say vous to French viewers and je to Dutch ones', () => {
    const inLanguage = (language: string) => wordings.filter((wording) => wording.language === language);

    expect(inLanguage('fr').filter(({ text }) => /\b(tu|toi|ton|ta|tes)\b/i.test(text))).toEqual([]);
    expect(inLanguage('nl').filter(({ text }) => /\b(u|uw)\b/i.test(text))).toEqual([]);
  });

  test('are set as the languages set them: no straight quotes, no space before Dutch and English marks', () => {
    expect(wordings.filter(({ text }) => /["']/.test(text))).toEqual([]);
    expect(wordings.filter(({ language, text }) => language !== 'fr' && / [!?:;]/.test(text))).toEqual([]);
    expect(wordings.filter(({ language, text }) => language === 'fr' && /[^ \u00a0}][!?;]|[^ :]»/.test(text))).toEqual(
      [],
    );
  });

  const segmentOf = (signal: SignalKind) => (defaultSettings.sorting.hotKinds.includes(signal) ? 'hot' : 'warm');

  test.each(signalKinds)('have an answer for day 0 to one %s', (signal) => {
    const { suggested } = suggestTemplates(library, {
      step: 'day0',
      signal,
      segment: segmentOf(signal),
      viewerLanguage: 'en',
      words: undefined,
      accountLanguage: 'en',
      storyTopic: undefined,
      used: [],
    });

    expect(suggested.length).toBeGreaterThan(0);
  });

  test.each(
    steps.filter((step) => step !== 'day0').flatMap((step) => segments.map((segment) => [step, segment] as const)),
  )('have something to say on %s to whoever is %s', (step, segment) => {
    const { suggested } = suggestTemplates(library, {
      step,
      signal: 'view',
      segment,
      viewerLanguage: 'en',
      words: undefined,
      accountLanguage: 'en',
      storyTopic: undefined,
      used: [],
    });

    expect(suggested.length).toBeGreaterThan(0);
  });
});
