import { describe, expect, test } from 'vitest';
import { templateKey } from '../../../src/domain/ids.ts';
import {
  archiveTemplate,
  changeTemplate,
  contentOf,
  createTemplate,
  restoreTemplate,
} from '../../../src/domain/template/change-template.ts';
import { planImport } from '../../../src/domain/template/plan-import.ts';
import { aTemplate } from './template-builders.ts';

const content = contentOf(aTemplate());
const template = createTemplate(content);

describe('changing a template', () => {
  test('makes the next version and leaves the one before as it was', () => {
    const next = changeTemplate(template, { ...content, topics: ['spring'] });

    expect(next).toEqual({ ...content, topics: ['spring'], version: 2 });
    expect(template).toEqual({ ...content, version: 1 });
  });

  test('makes no version when nothing changes, whatever the order of keys', () => {
    const { languages, ...rest } = content;
    const { nl, fr, en } = languages;
    const shuffled = { languages: { ...(nl && { nl }), ...(fr && { fr }), ...(en && { en }) }, ...rest };

    expect(changeTemplate(template, shuffled)).toBe(template);
  });

  test('is noticed for every part of it', () => {
    const { en } = content.languages;
    const changes = [
      { kind: 'comment-reply' },
      { step: 'day5' },
      { signals: ['dm'] },
      { segments: ['hot'] },
      { topics: ['x'] },
      { promotional: true },
      { archived: true },
      { languages: { ...(en && { en }) } },
      { languages: { ...content.languages, en: { title: 'Thanks', a: en?.a ?? '', b: 'Thanks' } } },
    ] as const;

    expect(changes.map((change) => changeTemplate(template, { ...content, ...change }).version)).toEqual(
      changes.map(() => 2),
    );
  });

  test('keeps its key', () => {
    const written = { ...content, key: templateKey('another'), step: 'day2' as const };

    expect(changeTemplate(template, written)).toMatchObject({ key: 'thanks', version: 2 });
  });

  test('archives and restores with a version each, once', () => {
    const archived = archiveTemplate(template);

    expect(archived).toMatchObject({ archived: true, version: 2 });
    expect(archiveTemplate(archived)).toBe(archived);
    expect(restoreTemplate(archived)).toMatchObject({ archived: false, version: 3 });
    expect(restoreTemplate(template)).toBe(template);
  });
});

describe('planning an import', () => {
  test('creates, changes and leaves alone, and does not touch what the file does not name', () => {
    const other = createTemplate({ ...content, key: templateKey('other') });
    const changed = { ...other, topics: ['spring'] };
    const unnamed = createTemplate({ ...content, key: templateKey('unnamed') });
    const fresh = { ...content, key: templateKey('fresh') };

    const plan = planImport([template, other, unnamed], [content, changed, fresh]);

    expect(plan.map(({ kind, template: { key, version } }) => [kind, key, version])).toEqual([
      ['unchanged', 'thanks', 1],
      ['changed', 'other', 2],
      ['created', 'fresh', 1],
    ]);
  });
});
