import type { Language } from '../../domain/team/account.ts';
import { type Suggestion, type Suggestions, suggestTemplates } from '../../domain/template/suggest-templates.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ComposerFacts } from '../../domain/touch/composer-facts.ts';
import { steps } from '../../domain/touch/step.ts';
import { theirWords } from './composer-draft.ts';
import type { ChosenWording } from './composer-entry.ts';

/** The templates that fit an answer to this person. Public replies to comments are not among them: it goes to one person. */
export const suggestAnswers = (
  facts: Pick<ComposerFacts, 'card' | 'step' | 'used' | 'conversation'>,
  templates: readonly Template[],
): Suggestions => {
  const { card, step, used } = facts;
  return suggestTemplates(
    templates.filter(({ kind }) => kind === 'dm'),
    {
      step,
      signal: card.last.kind,
      segment: card.lead.segment,
      viewerLanguage: undefined, // nobody has said it; guessed from their words
      words: theirWords(facts),
      accountLanguage: card.account.language,
      storyTopic: card.story?.caption,
      used,
    },
  );
};

/**
 * The best few to begin with. Where the step has fewer, those of the steps after it follow, but for offers: something to
 * rewrite is a better beginning than an empty box.
 */
export function bestAnswers(
  facts: Parameters<typeof suggestAnswers>[0],
  templates: readonly Template[],
  most: number,
): readonly Suggestion[] {
  const fromHere = steps.slice(steps.indexOf(facts.step));
  return fromHere
    .flatMap((step) => suggestAnswers({ ...facts, step }, templates).suggested)
    .filter(({ template }) => template.step === facts.step || !template.promotional)
    .slice(0, most);
}

/**
 * What an answer begins with: the best suggestion for somebody we have not written to; later in a conversation one
 * answers what was said, in one's own words.
 */
export function firstWording(facts: ComposerFacts, { suggested }: Suggestions): ChosenWording | undefined {
  const [best] = suggested;
  const haveWeWritten = facts.conversation.some(({ from }) => from === 'us');
  return haveWeWritten || !best ? undefined : wordingOf(best.template, best.language);
}

/** The language that a template is offered in: the person's, where it has it. */
export function languageFor(template: Template, { suggested, usedBefore }: Suggestions, fallback: Language): Language {
  const suggestion = [...suggested, ...usedBefore].find((one) => one.template.key === template.key);
  const speech = suggestion?.language ?? [...suggested, ...usedBefore][0]?.language ?? fallback;
  if (template.languages[speech]) return speech;
  return languagesOf(template)[0] ?? fallback;
}

/** The languages a template is written in. */
export const languagesOf = (template: Template): readonly Language[] =>
  (['en', 'fr', 'nl'] as const).filter((language) => template.languages[language] !== undefined);

export const wordingOf = (template: Template, language: Language): ChosenWording => ({
  template: template.key,
  version: template.version,
  language,
});
