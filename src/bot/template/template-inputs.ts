import type { InputBlock, KnownBlock, Option, PlainTextInput } from '@slack/types';
import { signalKinds } from '../../domain/signal/signal.ts';
import type { Language } from '../../domain/team/account.ts';
import { blankNames } from '../../domain/template/blank.ts';
import { longestTemplate, templateKinds } from '../../domain/template/template.ts';
import { steps } from '../../domain/touch/step.ts';
import { segments } from '../../domain/viewer/segment.ts';
import { actionIds } from '../messages/action-ids.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';
import { templateBlocks, topicsLine } from './read-template-values.ts';
import type { TemplateDraft } from './template-draft.ts';

const actionId = actionIds.templateField;
const option = (text: string, value: string) => ({ text: plainText(text), value });
const chosen = (options: readonly ReturnType<typeof option>[], values: readonly string[]) =>
  options.filter(({ value }) => values.includes(value));

/** The title and the two texts in one language. The texts tell us of each letter, so that the preview keeps up. */
export function titleInput(draft: TemplateDraft, language: Language, reader: Language): InputBlock {
  const { title } = draft.languages[language];
  return {
    type: 'input',
    block_id: templateBlocks.title(language),
    optional: true,
    label: plainText(say(reader, 'templates.heading')),
    hint: plainText(say(reader, 'templates.headingHint')),
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: longestTemplate.title,
      ...(title && { initial_value: title }),
    },
  };
}

export function textInput(draft: TemplateDraft, language: Language, variant: 'a' | 'b', reader: Language): InputBlock {
  const hint =
    variant === 'a'
      ? say(reader, 'templates.textHint', {
          blanks: blankNames.map((name) => `{${name}}`).join(' '),
          ask: '{ask: …}',
          fallback: '{first_name|…}',
        })
      : say(reader, 'templates.bHint');
  const text = draft.languages[language][variant];
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: actionId,
    multiline: true,
    max_length: longestTemplate.text,
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    ...(text && { initial_value: text }),
  };
  return {
    type: 'input',
    block_id: templateBlocks[variant](language),
    optional: true,
    dispatch_action: true,
    label: plainText(say(reader, `templates.${variant}`)),
    hint: plainText(hint),
    element,
  };
}

/** What the template is for, in every language: when, where, for whom. */
export function useInputs(draft: TemplateDraft, reader: Language): KnownBlock[] {
  const stepOptions = steps.map((step) => option(say(reader, `templates.step.${step}`), step));
  const kindOptions = templateKinds.map((kind) => option(say(reader, `templates.kind.${kind}`), kind));
  const signalOptions = signalKinds.map((kind) => option(say(reader, `did.${kind}`), kind));
  const segmentOptions = segments.map((segment) => option(say(reader, `segment.${segment}`), segment));
  return [
    select(templateBlocks.step, say(reader, 'templates.step'), stepOptions, draft.step),
    select(templateBlocks.kind, say(reader, 'templates.kind'), kindOptions, draft.kind),
    several(templateBlocks.signals, say(reader, 'templates.signals'), signalOptions, draft.signals, reader),
    several(templateBlocks.segments, say(reader, 'templates.segments'), segmentOptions, draft.segments, reader),
    topicsInput(draft, reader),
    promotionalInput(draft, reader),
  ];
}

function select(blockId: string, label: string, options: ReturnType<typeof option>[], value: string): InputBlock {
  const [initial] = chosen(options, [value]);
  return {
    type: 'input',
    block_id: blockId,
    dispatch_action: true, // what is right on day 2 may be wrong on day 0
    label: plainText(label),
    element: {
      type: 'static_select',
      action_id: actionId,
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}

function several(
  blockId: string,
  label: string,
  options: ReturnType<typeof option>[],
  values: readonly string[],
  reader: Language,
): InputBlock {
  const initial = chosen(options, values);
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plainText(label),
    element: {
      type: 'multi_static_select',
      action_id: actionId,
      placeholder: plainText(say(reader, 'templates.any')),
      options,
      ...(initial.length > 0 && { initial_options: initial }),
    },
  };
}

function topicsInput({ topics }: TemplateDraft, reader: Language): InputBlock {
  return {
    type: 'input',
    block_id: templateBlocks.topics,
    optional: true,
    label: plainText(say(reader, 'templates.topics')),
    hint: plainText(say(reader, 'templates.topicsHint')),
    element: {
      type: 'plain_text_input',
      action_id: actionId,
      max_length: longestTemplate.topics * (longestTemplate.topic + ', '.length),
      ...(topics.length > 0 && { initial_value: topicsLine(topics) }),
    },
  };
}

function promotionalInput({ promotional }: TemplateDraft, reader: Language): InputBlock {
  const options: Option[] = [option(say(reader, 'templates.promotes'), 'promotional')];
  return {
    type: 'input',
    block_id: templateBlocks.promotional,
    optional: true,
    dispatch_action: true,
    label: plainText(say(reader, 'templates.promotion')),
    hint: plainText(say(reader, 'templates.promotesHint')),
    element: {
      type: 'checkboxes',
      action_id: actionId,
      options,
      ...(promotional && { initial_options: options }),
    },
  };
}
