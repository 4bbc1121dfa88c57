import type { KnownBlock } from '@slack/types';
import type { ThreadFacts } from '../../domain/card/thread-facts.ts';
import { fillTemplate } from '../../domain/template/fill-template.ts';
import type { Suggestion } from '../../domain/template/suggest-templates.ts';
import { fillingOf } from '../composer/composer-draft.ts';
import { bestAnswers } from '../composer/suggest-answers.ts';
import { suggestionReason } from '../composer/suggestion-reason.ts';
import { actionIds } from '../messages/action-ids.ts';
import { button } from '../messages/buttons.ts';
import { foreignMrkdwn, isBlank } from '../messages/foreign-text.ts';
import { bold, joinMrkdwn, type Mrkdwn } from '../messages/mrkdwn.ts';
import { sayMrkdwn } from '../messages/say.ts';
import { section } from '../messages/text-blocks.ts';
import { suggestionValue } from './suggestion-value.ts';

const mostSuggestions = 3;
const titleRoom = { graphemes: 60, units: 120 };
const whyRoom = { graphemes: 120, units: 240 };
const textRoom = { graphemes: 100, units: 200 };

/** The templates that fit best, each once; never what this person was sent before. */
export const bestSuggestions = (facts: ThreadFacts): readonly Suggestion[] =>
  // Whoever is only claimed has never been answered.
  bestAnswers({ ...facts, step: 'day0' }, facts.templates, mostSuggestions);

/** One suggestion: title, why, and how it begins for this person, with Use. */
export function suggestionBlock(suggestion: Suggestion, index: number, { card }: ThreadFacts): KnownBlock {
  const { language } = card.account;
  return section(
    `suggestion_${index}`,
    joinMrkdwn([titleLine(suggestion, card.account.language), beginning(suggestion, card)], '\n'),
    button(language, 'button.use', actionIds.useSuggestion, suggestionValue(card.lead, suggestion)),
  );
}

function titleLine(
  { template, language: spoken, reasons }: Suggestion,
  language: ThreadFacts['card']['account']['language'],
): Mrkdwn {
  const title = template.languages[spoken]?.title;
  const why = reasons.map((reason) => suggestionReason(reason, language)).join(' · ');
  return joinMrkdwn([
    bold(foreignMrkdwn(isBlank(title) ? template.key : title, titleRoom)),
    foreignMrkdwn(why, whyRoom),
  ]);
}

/** What nobody knows yet, the name of whoever answers among it, stands there as `[…]`. */
function beginning({ template, language }: Suggestion, card: ThreadFacts['card']): Mrkdwn {
  const text = template.languages[language]?.a ?? '';
  const filled = fillTemplate({ text, language }, { ...fillingOf({ card }, undefined), answers: new Map() });
  return sayMrkdwn(card.account.language, 'words.quoted', { words: foreignMrkdwn(filled.text, textRoom) });
}
