import { type Language, languages } from '../../domain/team/account.ts';
import type { WrittenTemplate } from '../../domain/template/save-template.ts';
import { type LanguageVersion, longestTemplate, type TemplateContent } from '../../domain/template/template.ts';

/** One language as it stands in the inputs; everything may be empty. */
export interface LanguageDraft {
  readonly title: string;
  readonly a: string;
  readonly b: string;
}

/** A template as somebody is writing it, in all its languages. */
export interface TemplateDraft extends Omit<WrittenTemplate, 'languages'> {
  readonly languages: Readonly<Record<Language, LanguageDraft>>;
}

/** What is missing before it can be kept. */
export type DraftProblem =
  | { readonly kind: 'no-title' | 'no-text'; readonly language: Language }
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'topics' };

const nothingWritten: LanguageDraft = { title: '', a: '', b: '' };

export const emptyDraft: TemplateDraft = {
  kind: 'dm',
  step: 'day0',
  signals: [],
  segments: [],
  topics: [],
  promotional: false,
  archived: false,
  languages: { en: nothingWritten, fr: nothingWritten, nl: nothingWritten },
};

export const draftOf = ({ languages: written, ...rest }: TemplateContent): TemplateDraft => ({
  ...rest,
  languages: { en: languageDraft(written.en), fr: languageDraft(written.fr), nl: languageDraft(written.nl) },
});

const languageDraft = (written: LanguageVersion | undefined): LanguageDraft =>
  written ? { title: written.title, a: written.a, b: written.b ?? '' } : nothingWritten;

export const isSameLanguageDraft = (one: LanguageDraft, other: LanguageDraft): boolean =>
  one.title === other.title && one.a === other.a && one.b === other.b;

export const isNothing = ({ title, a, b }: LanguageDraft): boolean => `${title}${a}${b}`.trim() === '';

/** What can be kept of a draft: a language in which nothing is written is not there at all. */
export function writtenOf(draft: TemplateDraft): WrittenTemplate {
  const version = (language: Language): LanguageVersion | undefined => {
    const { title, a, b } = draft.languages[language];
    if (isNothing(draft.languages[language])) return undefined;
    return { title: title.trim(), a, ...(b.trim() === '' ? {} : { b }) };
  };
  const [en, fr, nl] = [version('en'), version('fr'), version('nl')];
  const { kind, step, signals, segments, topics, promotional, archived } = draft;
  return {
    kind,
    step,
    signals,
    segments,
    topics,
    promotional,
    archived,
    languages: { ...(en && { en }), ...(fr && { fr }), ...(nl && { nl }) },
  };
}

/** The first thing that is missing, that of `shown` before those of other languages. */
export function draftProblem(draft: TemplateDraft, shown: Language): DraftProblem | undefined {
  const order = [shown, ...languages.filter((language) => language !== shown)];
  const begun = order.filter((language) => !isNothing(draft.languages[language]));
  if (begun.length === 0) return { kind: 'nothing-written' };
  for (const language of begun) {
    const { title, a } = draft.languages[language];
    if (title.trim() === '') return { kind: 'no-title', language };
    if (a.trim() === '') return { kind: 'no-text', language };
  }
  const isTooMuch =
    draft.topics.length > longestTemplate.topics || draft.topics.some((topic) => topic.length > longestTemplate.topic);
  return isTooMuch ? { kind: 'topics' } : undefined;
}
