import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../src/domain/ids.ts';
import { signalKinds } from '../../../src/domain/signal/signal.ts';
import { languages } from '../../../src/domain/team/account.ts';
import { createTemplate } from '../../../src/domain/template/change-template.ts';
import { type Situation, suggestTemplates } from '../../../src/domain/template/suggest-templates.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { templateLibrary } from '../../../src/domain/template/template-library.ts';
import { steps } from '../../../src/domain/touch/step.ts';
import { segments } from '../../../src/domain/viewer/segment.ts';
import { hoursLater, noon } from '../builders.ts';
import { aTemplate, inEnglish } from './template-builders.ts';

const aSituation = (over: Partial<Situation> = {}): Situation => ({
  step: 'day0',
  signal: 'story_reply',
  segment: 'hot',
  viewerLanguage: 'en',
  words: undefined,
  accountLanguage: 'fr',
  storyTopic: 'Spring drop',
  used: [],
  ...over,
});
const named = (key: string, over: Partial<Template> = {}) => aTemplate({ key: templateKey(key), ...over });
const keysOf = (templates: readonly Template[], over: Partial<Situation> = {}) =>
  suggestTemplates(templates, aSituation(over)).suggested.map(({ template }) => template.key);

describe('suggesting templates', () => {
  test('puts first what fits more closely: topic before signal before segment before any', () => {
    const templates = [
      named('any'),
      named('segment', { segments: ['hot'] }),
      named('signal', { signals: ['story_reply'] }),
      named('topic', { topics: ['spring'] }),
      named('all', { topics: ['spring'], signals: ['story_reply'], segments: ['hot'] }),
    ];

    expect(keysOf(templates)).toEqual(['all', 'topic', 'signal', 'segment', 'any']);
  });

  test('says why, the weightiest reason first', () => {
    const template = named('all', { topics: ['linen', 'spring'], signals: ['story_reply'], segments: ['hot'] });

    expect(suggestTemplates([template], aSituation()).suggested[0]?.reasons).toEqual([
      { kind: 'topic', topic: 'spring' },
      { kind: 'signal', signal: 'story_reply' },
      { kind: 'segment', segment: 'hot' },
      { kind: 'step', step: 'day0' },
    ]);
  });

  test.each([
    ['another step', { step: 'day2' }],
    ['other signals', { signals: ['mention'] }],
    ['other segments', { segments: ['warm'] }],
    ['other topics', { topics: ['winter'] }],
    ['history', { archived: true }],
    ['comments', { kind: 'comment-reply' }],
  ] as const)('leaves out what is for %s', (_, over) => {
    expect(keysOf([named('other', over)])).toEqual([]);
  });

  test('offers public replies to whoever commented', () => {
    expect(keysOf([named('public', { kind: 'comment-reply' })], { signal: 'comment' })).toEqual(['public']);
  });

  test.each([
    ['Les NOUVEAUTÉS de printemps', 'nouveautes', true],
    ['Linge de maison', 'lin', false],
    ['Spring drop, part 2', 'drop part', true],
    [undefined, 'spring', false],
    ['anything', '…', false],
  ])('finds a story called %j to be about %j: %s', (storyTopic, topic, isAbout) => {
    expect(keysOf([named('topic', { topics: [topic] })], { storyTopic })).toHaveLength(isAbout ? 1 : 0);
  });

  test('never repeats itself to a person unasked, even when nothing else fits', () => {
    const used = [
      { key: templateKey('best'), at: noon },
      { key: templateKey('good'), at: hoursLater(-48) },
      { key: templateKey('best'), at: hoursLater(-72) },
    ];
    const templates = [named('best', { signals: ['story_reply'] }), named('good')];
    const { suggested, usedBefore } = suggestTemplates(templates, aSituation({ used }));

    expect(suggested).toEqual([]);
    expect(usedBefore.map(({ template }) => template.key)).toEqual(['good', 'best']);
  });

  test('puts what sells nothing before what does', () => {
    expect(keysOf([named('a-offer', { promotional: true }), named('b-plain')])).toEqual(['b-plain', 'a-offer']);
  });

  test.each([
    ['the one somebody said', { viewerLanguage: 'nl', words: 'combien ?' }, { language: 'nl', languageFrom: 'known' }],
    ['the one they wrote in', { words: 'hoeveel kost dit?' }, { language: 'nl', languageFrom: 'guessed' }],
    ['the account’s', { words: '❤️' }, { language: 'fr', languageFrom: 'account' }],
  ] as const)('speaks %s', (_, over, speech) => {
    const { suggested } = suggestTemplates([aTemplate()], aSituation({ viewerLanguage: undefined, ...over }));

    expect(suggested[0]).toMatchObject(speech);
  });

  test('puts a template in another language behind all that speak theirs, and says so', () => {
    const english = { ...inEnglish('Our {story|} story', { signals: ['story_reply'] }), key: templateKey('english') };
    const { suggested } = suggestTemplates([english, aTemplate()], aSituation({ viewerLanguage: 'nl' }));

    expect(suggested).toMatchObject([
      { template: { key: 'thanks' }, language: 'nl', languageFrom: 'known' },
      { template: { key: 'english' }, language: 'en', languageFrom: 'other' },
    ]);
  });
});

const anySituation = fc.record({
  step: fc.constantFrom(...steps),
  signal: fc.constantFrom(...signalKinds),
  segment: fc.constantFrom(...segments),
  viewerLanguage: fc.constantFrom(...languages, undefined),
  words: fc.option(fc.string(), { nil: undefined }),
  accountLanguage: fc.constantFrom(...languages),
  storyTopic: fc.option(fc.string(), { nil: undefined }),
  used: fc.array(fc.record({ key: fc.constantFrom(...templateLibrary.map(({ key }) => key)), at: fc.constant(noon) })),
});

describe('in any situation', () => {
  test('nothing archived and nothing sent before is suggested, in an order that does not depend on the list', () => {
    fc.assert(
      fc.property(anySituation, fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), (situation, archived) => {
        const templates = templateLibrary.map((content, index) =>
          createTemplate({ ...content, archived: archived[index] ?? false }),
        );
        const { suggested, usedBefore } = suggestTemplates(templates, situation);

        expect([...suggested, ...usedBefore].filter(({ template }) => template.archived)).toEqual([]);
        const used = new Set(situation.used.map(({ key }) => key));
        expect(suggested.filter(({ template }) => used.has(template.key))).toEqual([]);
        expect(suggestTemplates(templates.toReversed(), situation).suggested).toEqual(suggested);
      }),
    );
  });
});
