import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { draftOf, emptyDraft } from '../../../src/bot/template/template-draft.ts';
import { templateHistoryModal } from '../../../src/bot/template/template-history-modal.ts';
import {
  parseListPlace,
  parseTemplateMetadata,
  templateMetadata,
} from '../../../src/bot/template/template-metadata.ts';
import { type TemplateScreen, templateModal } from '../../../src/bot/template/template-modal.ts';
import { templatesModal } from '../../../src/bot/template/templates-modal.ts';
import { templateKey } from '../../../src/domain/ids.ts';
import { type Language, languages } from '../../../src/domain/team/account.ts';
import { longestTemplate, type Template } from '../../../src/domain/template/template.ts';
import { templateLibrary } from '../../../src/domain/template/template-library.ts';
import { validateView } from '../../../src/sandbox/slack/block-kit/validate-view.ts';
import { aTemplate, inEnglish } from '../../domain/template/template-builders.ts';
import { ana, at } from '../messages/desk-builders.ts';
import { hostileTexts } from '../messages/hostile-texts.ts';
import { liveMarkup, texts } from '../messages/live-markup.ts';

const reader = (language: Language = 'en') => ({ language, timeZone: 'Europe/Paris' });
const place = { page: 0, archived: false };
const library = templateLibrary.map((content): Template => ({ ...content, version: 1 }));

const listOf = (
  templates: readonly Template[],
  over: { page?: number; archived?: boolean; mayManage?: boolean } = {},
) =>
  templatesModal({ templates, mayManage: over.mayManage ?? true, allowedHosts: [] }, { ...place, ...over }, reader());

const aScreen = (stored: Template | undefined, over: Partial<TemplateScreen> = {}): TemplateScreen => ({
  metadata: { key: stored?.key, version: 1, language: 'en', drafts: {}, list: { ...place, view: 'V1' } },
  draft: stored ? draftOf(stored) : emptyDraft,
  stored,
  mayManage: true,
  allowedHosts: [],
  ...over,
});

const words = (view: ModalView) => texts(view.blocks).join('\n');
const fullest = (language: Language) => {
  const written = { title: 'x'.repeat(longestTemplate.title), a: '{'.repeat(3000), b: 'É'.repeat(3000) };
  return aTemplate({
    key: templateKey('x'.repeat(longestTemplate.key)),
    archived: language === 'fr',
    topics: Array.from({ length: longestTemplate.topics }, (_, index) => `${index}`.repeat(30).slice(0, 60)),
    signals: ['dm', 'view'],
    segments: ['cool'],
    promotional: true,
    languages: { en: written, fr: written, nl: written },
  });
};

describe.each(languages)('the modals of templates in %s', (language) => {
  test('are views that Slack takes, however full', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ ...fullest('en'), key: templateKey(`key-${index}`) }));
    const history = Array.from({ length: 60 }, (_, index) => ({
      template: aTemplate({ version: 60 - index }),
      at: at(),
      by: index % 2 ? ana : undefined,
      cause: ['modal', 'import', 'archive', 'restore', 'library', 'other'][index % 6] ?? '',
    }));
    const list = { templates: many, mayManage: true, allowedHosts: [] };
    const views = [
      templatesModal({ ...list, templates: [] }, place, reader(language)),
      templatesModal({ ...list, templates: library }, place, reader(language)),
      templatesModal(list, { ...place, page: 3 }, reader(language)),
      templateModal(aScreen(undefined), reader(language)),
      templateModal(aScreen(fullest(language), { isTooMuch: true }), reader(language)),
      templateModal(aScreen(fullest(language), { mayManage: false }), reader(language)),
      templateHistoryModal(history, reader(language)),
    ];

    expect(views.map((view) => validateView(view))).toEqual(views.map(() => []));
  });

  test('bring nothing to life that people wrote', () => {
    const hostile = Object.values(hostileTexts).flatMap((text) => {
      const template = inEnglish(text, { languages: { en: { title: text, a: text, b: text } } });
      return [
        templatesModal({ templates: [template], mayManage: true, allowedHosts: [] }, place, reader(language)),
        templateModal(aScreen(template, { mayManage: false }), reader(language)),
      ];
    });

    expect(hostile.flatMap((view) => liveMarkup(view.blocks.filter(({ type }) => type !== 'input')))).toEqual([]);
    expect(hostile.flatMap((view) => validateView(view))).toEqual([]);
  });
});

describe('the list of templates', () => {
  test('stands by step, with what each is and the languages it is written in', () => {
    const view = listOf([
      aTemplate({ key: templateKey('later'), step: 'day5', languages: { nl: { title: 'Straks', a: 'x', b: 'y' } } }),
      aTemplate({ promotional: true, kind: 'comment-reply' }),
    ]);

    expect(words(view)).toMatch(
      /Day 0.*\*Thanks\* 🇬🇧 🇫🇷 🇳🇱\nReply under a comment · promotional · ⛔ one thing to mend.*Day 5.*\*Straks\* 🇳🇱\nMessage · two variants/s,
    );
  });

  test('hides what is archived until it is asked for', () => {
    const templates = [
      aTemplate(),
      aTemplate({ key: templateKey('old'), archived: true, languages: { en: { title: 'Old', a: 'x' } } }),
    ];

    expect(words(listOf(templates))).not.toContain('*Old*');
    expect(words(listOf(templates, { archived: true }))).toContain('*Old*');
    expect(words(listOf(templates, { archived: true }))).not.toContain('*Thanks*');
  });

  test('goes page by page, and shows the last page when fewer are left', () => {
    const templates = Array.from({ length: 90 }, (_, index) => aTemplate({ key: templateKey(`t-${index}`) }));
    const onPage = (page: number) => {
      const view = listOf(templates, { page });
      return { shown: view.blocks.filter(({ type }) => type === 'section').length - 1, words: words(view) };
    };

    expect(onPage(0)).toMatchObject({ shown: 40, words: expect.stringContaining('Next page') });
    expect(onPage(0).words).not.toContain('Previous page');
    expect(onPage(1)).toMatchObject({ shown: 40, words: expect.stringContaining('Page 2 of 3') });
    expect(onPage(7)).toMatchObject({ shown: 10, words: expect.stringContaining('Page 3 of 3') });
  });

  test('offers writing to managers, looking to the others', () => {
    expect(words(listOf([aTemplate()]))).toMatch(/New template.*Edit/s);
    expect(words(listOf([aTemplate()], { mayManage: false }))).not.toMatch(/New template|Edit/);
    expect(words(listOf([aTemplate()], { mayManage: false }))).toContain('Look');
  });
});

describe('the modal of one template', () => {
  test('shows each text as a viewer would read it, how long that is, and what is wrong with it', () => {
    const template = inEnglish('Hi {first_name|there}, SUPER {story|our} {size}', { step: 'day2' });

    const view = words(templateModal(aScreen(template), reader()));

    expect(view).toContain('As Marie would read it · 46 of 1,000 bytes');
    expect(view).toContain('Hi Marie, SUPER “Spring collection” [size]');
    expect(view).toContain('⛔ Nobody knows the blank {size}. Ask for it before sending with {ask: …}.');
    expect(view).toContain('⛔ Does not say how to get no more messages');
    expect(view).toContain('⚠️ Shouts: SUPER.');
    expect(view).toContain('⚠️ No French text yet');
  });

  test('speaks to the reader in theirs about a text in another language', () => {
    const screen = aScreen(aTemplate());
    const view = words(templateModal({ ...screen, metadata: { ...screen.metadata, language: 'nl' } }, reader('fr')));

    expect(view).toContain('Bedankt voor je reactie op onze story “Lentecollectie”!');
    expect(view).toContain('✅ Prêt à partir.');
  });

  test('has nothing to type in for whoever may only look', () => {
    const view = templateModal(aScreen(aTemplate(), { mayManage: false }), reader());

    expect(view.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    expect(view.submit).toBeUndefined();
    expect(words(view)).toContain('A manager can change them.');
  });
});

describe('what the modal of one template remembers', () => {
  const metadata = aScreen(aTemplate()).metadata;

  test('reads back as it was', () => {
    const drafts = { fr: { title: 'É', a: '"\n', b: '' } };
    const whole = { ...metadata, drafts };

    expect(parseTemplateMetadata(templateMetadata(whole) ?? '')).toEqual(whole);
    expect(parseTemplateMetadata(templateMetadata({ ...metadata, key: undefined }) ?? '')?.key).toBeUndefined();
  });

  test('is at most what Slack keeps', () => {
    const drafts = { fr: { title: '', a: 'x'.repeat(2900), b: '' } };

    expect(templateMetadata({ ...metadata, drafts })).toBeUndefined();
  });

  test.each(['', '{}', 'null', 'not JSON', '{"page":-1,"archived":false}'])('is nothing in %j', (text) => {
    expect(parseTemplateMetadata(text)).toBeUndefined();
    expect(parseListPlace(text)).toEqual(place);
  });
});
