import { z } from 'zod';
import { atLeastOneOf, exactlyOneOf } from './rule.ts';
import { anyText, plainText } from './text-object.ts';

/**
 * Composition objects shared by elements.
 *
 * Source: docs.slack.dev/reference/block-kit/composition-objects
 */
export const colorScheme = z.enum(['primary', 'danger']);

export const confirmFields = {
  confirm: z
    .strictObject({
      title: plainText(100).optional(),
      text: anyText(300),
      confirm: plainText(30).optional(),
      deny: plainText(30).optional(),
      style: colorScheme.optional(),
    })
    .optional(),
};

export const focusFields = { focus_on_load: z.boolean().optional() };
export const placeholderFields = { placeholder: plainText(150).optional() };

export const dispatchFields = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
};

// The reference page says 150 for an option's value, the types package says 75: the smaller one is safe in both.
const OPTION_TEXT = 75;
const optionValue = z.string().min(1).max(75);

/** An option of a select menu: plain text only. */
export const menuOption = z.strictObject({
  text: plainText(OPTION_TEXT),
  value: optionValue,
  description: plainText(OPTION_TEXT).optional(),
});

/** An option of radio buttons or checkboxes: may be mrkdwn. */
export const choiceOption = z.strictObject({
  text: anyText(OPTION_TEXT),
  value: optionValue,
  description: anyText(OPTION_TEXT).optional(),
});

/** An option of an overflow menu: the only one that may carry a link. */
export const overflowOption = z.strictObject({
  text: plainText(OPTION_TEXT),
  value: optionValue,
  description: plainText(OPTION_TEXT).optional(),
  url: z.string().min(1).max(3000).optional(),
});

export const menuOptionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(menuOption).min(1).max(100),
});

export const conversationFilterFields = {
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .check(atLeastOneOf('include', 'exclude_external_shared_channels', 'exclude_bot_users'))
    .optional(),
};

export const imageUrl = z.string().min(1).max(3000);
export const altText = z.string().min(1).max(2000);

const slackFile = z
  .strictObject({ id: z.string().min(1).optional(), url: z.string().min(1).max(3000).optional() })
  .check(exactlyOneOf('id', 'url'));

/** Where an image comes from; exactly one of the two must be given. */
export const imageSourceFields = { image_url: imageUrl.optional(), slack_file: slackFile.optional() };
