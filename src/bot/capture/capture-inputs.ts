import type { InputBlock, PlainTextOption } from '@slack/types';
import type { Story } from '../../domain/story/story.ts';
import { type StoryRef, storyValue } from '../messages/press-value.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { storyOption } from '../messages/story-name.ts';
import { plainText } from '../messages/text-blocks.ts';

/**
 * The block ids of the capture modals; each holds one input, called `value`. They are the same in every step, since
 * Slack keeps what was typed only while they are. Source: docs.slack.dev/surfaces/modals#updating-views
 */
export const captureBlocks = {
  story: 'capture_story',
  names: ['capture_names_1', 'capture_names_2', 'capture_names_3'],
} as const;
export const captureInput = 'value';

/** Longest text of one input. Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const longestInput = 3000;
/** Most options of a menu. Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const mostOptions = 100;

const refOf = (story: Story): StoryRef => ({ account: story.account, story: story.id });

/** The story the modal is about without asking, because there is only one. */
export const onlyStory = (stories: readonly Story[]): StoryRef | undefined => {
  const [only, ...others] = stories;
  return only && others.length === 0 ? refOf(only) : undefined;
};

/** Which story was watched; undefined when there is no choice. */
export function storyInput(
  stories: readonly Story[],
  chosen: StoryRef | undefined,
  reader: Reader,
): InputBlock | undefined {
  if (stories.length < 2) return undefined;
  const options = stories.slice(0, mostOptions).map(
    (story): PlainTextOption => ({
      text: plainText(storyOption(story, reader)),
      value: storyValue(refOf(story)),
    }),
  );
  const initial = chosen && options.find(({ value }) => value === storyValue(chosen));
  return {
    type: 'input',
    block_id: captureBlocks.story,
    label: plainText(say(reader.language, 'capture.story')),
    element: {
      type: 'static_select',
      action_id: captureInput,
      placeholder: plainText(say(reader.language, 'capture.storyPlaceholder')),
      options,
      ...(initial && { initial_option: initial }),
    },
  };
}

/** Three boxes for names: a long viewer list does not fit into one. Only the first must be filled. */
export function namesInputs(texts: readonly string[], { language }: Reader): InputBlock[] {
  return captureBlocks.names.map((blockId, index) => {
    const isFirst = index === 0;
    const typed = texts[index];
    return {
      type: 'input',
      block_id: blockId,
      optional: !isFirst,
      label: plainText(say(language, isFirst ? 'capture.names' : 'capture.moreNames')),
      hint: plainText(say(language, isFirst ? 'capture.namesHint' : 'capture.moreHint')),
      element: {
        type: 'plain_text_input',
        action_id: captureInput,
        multiline: true,
        max_length: longestInput,
        ...(typed ? { initial_value: typed.slice(0, longestInput) } : {}),
        ...(isFirst && { placeholder: plainText(say(language, 'capture.namesPlaceholder')) }),
      },
    };
  });
}
