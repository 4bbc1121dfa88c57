import type { LanguageVersion, Template, TemplateContent } from './template.ts';

/** The first version of a template. */
export const createTemplate = (content: TemplateContent): Template => ({ ...contentOf(content), version: 1 });

/**
 * The next version of `template`, with what was written now. Saving what is already there changes nothing, so that
 * importing a file twice leaves no trace in history. The key stays whatever is written: what was sent names it.
 */
export function changeTemplate(template: Template, written: Omit<TemplateContent, 'key'>): Template {
  const content = contentOf({ ...written, key: template.key });
  return isSameContent(template, content) ? template : { ...content, version: template.version + 1 };
}

/** Takes `template` out of every suggestion; its history stays. Archiving twice is once. */
export const archiveTemplate = (template: Template): Template =>
  template.archived ? template : { ...template, archived: true, version: template.version + 1 };

/** Offers `template` again. */
export const restoreTemplate = (template: Template): Template =>
  template.archived ? { ...template, archived: false, version: template.version + 1 } : template;

/** Whether two contents say the same, in whatever order their keys were written. */
const isSameContent = (one: TemplateContent, other: TemplateContent): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));

/** What was written of a template, without its version; always with its keys in the same order. */
export function contentOf(template: TemplateContent): TemplateContent {
  const { key, kind, step, signals, segments, topics, promotional, archived, languages } = template;
  const { en, fr, nl } = languages;
  return {
    key,
    kind,
    step,
    signals: [...signals],
    segments: [...segments],
    topics: [...topics],
    promotional,
    archived,
    languages: { ...(en && { en: inOrder(en) }), ...(fr && { fr: inOrder(fr) }), ...(nl && { nl: inOrder(nl) }) },
  };
}

const inOrder = ({ title, a, b }: LanguageVersion) => ({
  title,
  a,
  ...(b === undefined ? {} : { b }),
});
