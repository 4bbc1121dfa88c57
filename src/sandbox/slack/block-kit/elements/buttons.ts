import { z } from 'zod';
import { colorScheme, confirmFields, overflowOption } from '../composition.ts';
import { actionFields } from '../identifier.ts';
import { plainText } from '../text-object.ts';

/** Buttons of every kind. Source: docs.slack.dev/reference/block-kit/block-elements */
const BUTTON_TEXT = 75;
const BUTTON_VALUE = 2000;
const accessibilityLabel = z.string().min(1).max(75).optional();

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionFields,
  ...confirmFields,
  text: plainText(BUTTON_TEXT),
  value: z.string().max(BUTTON_VALUE).optional(),
  url: z.string().min(1).max(3000).optional(),
  style: colorScheme.optional(),
  accessibility_label: accessibilityLabel,
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...actionFields,
  ...confirmFields,
  text: plainText(BUTTON_TEXT),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: z.string().min(1).max(3000),
      customizable_input_parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
    }),
  }),
  style: colorScheme.optional(),
  accessibility_label: accessibilityLabel,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionFields,
  ...confirmFields,
  options: z.array(overflowOption).min(1).max(5),
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...actionFields,
  ...confirmFields,
  icon: z.literal('trash'),
  text: plainText(BUTTON_TEXT),
  accessibility_label: accessibilityLabel,
  value: z.string().max(BUTTON_VALUE).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});

const feedbackButton = z.strictObject({
  text: plainText(BUTTON_TEXT),
  accessibility_label: accessibilityLabel,
  value: z.string().max(BUTTON_VALUE),
});

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...actionFields,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});
