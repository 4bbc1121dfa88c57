import type { InputBlock, PlainTextOption, SectionBlock } from '@slack/types';
import type { Language } from '../../domain/team/account.ts';
import type { Question } from '../../domain/template/parse-template.ts';
import type { OpenRoute } from '../../domain/touch/route.ts';
import { actionIds } from '../messages/action-ids.ts';
import { cut } from '../messages/cut.ts';
import { foreignPlain } from '../messages/foreign-text.ts';
import { bold, type Mrkdwn } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { routeName } from '../messages/route-words.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { plainText, section } from '../messages/text-blocks.ts';
import type { ComposerDraft } from './composer-draft.ts';
import { longestLabelInId } from './composer-draft.ts';
import { languagesOf } from './suggest-answers.ts';
import type { TemplateMenu } from './template-menu.ts';

/**
 * The block ids of the composer. Slack keeps what was chosen and typed while an id stays the same, so an input that
 * must show something new gets a new one. Source: docs.slack.dev/surfaces/modals#updating-views
 */
export const composerBlocks = {
  template: 'composer_template',
  route: (open: readonly OpenRoute[]) => `${routeBlockPrefix}${open.map(({ route }) => route).join('_')}`,
  language: (generation: number) => `composer_language_${generation}`,
  text: (generation: number) => `composer_text_${generation}`,
  answer: (generation: number, label: string) => `composer_answer_${generation}_${label.slice(0, longestLabelInId)}`,
} as const;

/** How the id of the block begins in which a route is chosen; those it offers follow. */
export const routeBlockPrefix = 'composer_route_';
/** Longest text of one input. Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const longestInput = 3000;
const longestAnswer = 300;
const labelRoom = { graphemes: 100, units: 300 };

const asOneTypes = { trigger_actions_on: ['on_character_entered' as const] };

/** How it goes, and the choice where several ways are open. */
export function routeBlock(words: Mrkdwn, { plan, route }: ComposerDraft, reader: Reader): SectionBlock {
  if (plan.open.length < 2 || !route) return section('composer_goes', words);
  const options = plan.open.map(
    (open): PlainTextOption => ({
      text: plainText(routeName(open.route, reader)),
      value: open.route,
    }),
  );
  const initial = options.find(({ value }) => value === route.route);
  return section(composerBlocks.route(plan.open), words, {
    type: 'static_select',
    action_id: actionIds.composerRoute,
    placeholder: plainText(say(reader.language, 'composer.route')),
    options,
    ...(initial && { initial_option: initial }),
  });
}

export function templateBlock({ groups }: TemplateMenu, chosen: string, { language }: Reader): SectionBlock {
  const initial = groups.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return section(composerBlocks.template, bold(sayMrkdwn(language, 'composer.template')), {
    type: 'static_select',
    action_id: actionIds.composerTemplate,
    placeholder: plainText(say(language, 'composer.templatePlaceholder')),
    option_groups: groups.map(({ label, options }) => ({ label: plainText(label), options: [...options] })),
    ...(initial && { initial_option: initial }),
  });
}

/** The languages of the template, where there is a choice. */
export function languageBlock(
  { template, templateLanguage }: ComposerDraft,
  generation: number,
  { language }: Reader,
): SectionBlock | undefined {
  const spoken = template ? languagesOf(template) : [];
  if (spoken.length < 2 || !templateLanguage) return undefined;
  const option = (one: Language): PlainTextOption => ({
    text: plainText(say(language, `language.${one}`)),
    value: one,
  });
  return section(composerBlocks.language(generation), bold(sayMrkdwn(language, 'composer.language')), {
    type: 'static_select',
    action_id: actionIds.composerLanguage,
    options: spoken.map(option),
    initial_option: option(templateLanguage),
  });
}

/**
 * One input for each thing that is asked for. Slack must not insist on it: whoever has written the text anew, without the
 * blank, may be faster than the next drawing. What stays empty is said below and when they send.
 */
export const answerInput = (
  { label, fallback }: Question,
  answer: string | undefined,
  generation: number,
): InputBlock => ({
  type: 'input',
  block_id: composerBlocks.answer(generation, label),
  optional: true,
  dispatch_action: true,
  label: plainText(foreignPlain(label, labelRoom) || '…'),
  element: {
    type: 'plain_text_input',
    action_id: actionIds.composerAnswer,
    max_length: longestAnswer,
    dispatch_action_config: asOneTypes,
    ...(answer ? { initial_value: answer.slice(0, longestAnswer) } : {}),
    ...(fallback ? { placeholder: plainText(cut(fallback, longestPlaceholder)) } : {}),
  },
});

const longestPlaceholder = { graphemes: 100, units: 150 };

export const textInput = (written: string, generation: number, { language }: Reader): InputBlock => ({
  type: 'input',
  block_id: composerBlocks.text(generation),
  dispatch_action: true,
  label: plainText(say(language, 'composer.text')),
  element: {
    type: 'plain_text_input',
    action_id: actionIds.composerText,
    multiline: true,
    max_length: longestInput,
    dispatch_action_config: asOneTypes,
    placeholder: plainText(say(language, 'composer.textPlaceholder')),
    ...(written ? { initial_value: written.slice(0, longestInput) } : {}),
  },
});
