import type { PlainTextOption } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { Suggestion, SuggestionReason, Suggestions } from '../../domain/template/suggest-templates.ts';
import type { Template } from '../../domain/template/template.ts';
import { steps } from '../../domain/touch/step.ts';
import { cut } from '../messages/cut.ts';
import { foreignPlain, isBlank } from '../messages/foreign-text.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';
import { languageFor } from './suggest-answers.ts';
import { suggestionReason } from './suggestion-reason.ts';

/** The value of the option that takes no template: no key looks like it. */
export const noTemplate = '-';

/** Most options of a menu, and longest text, description, label and value of one. Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const mostOptions = 100;
const longestValue = 75;
const longestOption = { graphemes: 75, units: 75 };

/** A text that may be anything, as an option shows it; what breaks mentions in it takes room as well. */
const optionText = (text: string) => cut(foreignPlain(text, longestOption), longestOption);

export interface TemplateMenu {
  readonly groups: readonly { readonly label: string; readonly options: readonly PlainTextOption[] }[];
  /** How many templates did not fit. */
  readonly leftOut: number;
}

/**
 * Every template somebody may answer with: those that fit, with the reason; those they were sent; the others by step.
 * Slack filters the menu as one types.
 */
export function templateMenu(
  templates: readonly Template[],
  suggestions: Suggestions,
  accountLanguage: Language,
  reader: Reader,
): TemplateMenu {
  const { language } = reader;
  const offered = templates.filter(isOffered);
  const known = new Set([...suggestions.suggested, ...suggestions.usedBefore].map(({ template }) => template.key));
  const others = (step: (typeof steps)[number]) =>
    offered
      .filter((template) => template.step === step && !known.has(template.key))
      .map((template) => option(template, languageFor(template, suggestions, accountLanguage), undefined, language));
  const suggestionsOf = (list: readonly Suggestion[]) =>
    list
      .filter(({ template }) => isOffered(template))
      .map(({ template, reasons, language: spoken }) => option(template, spoken, reasons, language));
  const all = [
    {
      label: say(language, 'composer.noTemplate'),
      options: [{ text: plainText(say(language, 'composer.ownWords')), value: noTemplate }],
    },
    { label: say(language, 'composer.suggested'), options: suggestionsOf(suggestions.suggested) },
    { label: say(language, 'composer.sentBefore'), options: suggestionsOf(suggestions.usedBefore) },
    ...steps.map((step) => ({ label: say(language, `step.${step}`), options: others(step) })),
  ];
  return { groups: asManyAsFit(all), leftOut: Math.max(0, countOf(all) - mostOptions) };
}

const isOffered = ({ archived, kind, key, languages }: Template) =>
  !archived && kind === 'dm' && key.length <= longestValue && Object.keys(languages).length > 0;

function option(
  template: Template,
  spoken: Language,
  reasons: readonly SuggestionReason[] | undefined,
  language: Language,
): PlainTextOption {
  const title = template.languages[spoken]?.title;
  const why = [
    ...(template.promotional ? [say(language, 'composer.promotional')] : []),
    ...(reasons ?? []).map((reason) => suggestionReason(reason, language)),
  ].join(' · ');
  return {
    text: plainText(optionText(isBlank(title) ? template.key : title)),
    value: template.key,
    ...(why && { description: plainText(optionText(why)) }),
  };
}

type Group = TemplateMenu['groups'][number];

const countOf = (groups: readonly Group[]) => groups.reduce((sum, { options }) => sum + options.length, 0);

function asManyAsFit(groups: readonly Group[]): Group[] {
  let room = mostOptions;
  return groups.flatMap(({ label, options }) => {
    const fitting = options.slice(0, room);
    room -= fitting.length;
    return fitting.length > 0 ? [{ label, options: fitting }] : [];
  });
}
