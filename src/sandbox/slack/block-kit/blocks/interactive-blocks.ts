import { z } from 'zod';
import { button, feedbackButtons, iconButton, overflow, workflowButton } from '../elements/buttons.ts';
import { checkboxes, radioButtons } from '../elements/choices.ts';
import { menus } from '../elements/menus.ts';
import { datepicker, datetimepicker, timepicker } from '../elements/pickers.ts';
import {
  emailInput,
  fileInput,
  numberInput,
  plainTextInput,
  richTextInput,
  urlInput,
} from '../elements/text-inputs.ts';
import { blockFields } from '../identifier.ts';
import { rule } from '../rule.ts';
import { plainText } from '../text-object.ts';

/** Blocks that hold controls. Source: docs.slack.dev/reference/block-kit/blocks */
export const actionsBlock = z.strictObject({
  type: z.literal('actions'),
  ...blockFields,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        button,
        workflowButton,
        overflow,
        checkboxes,
        radioButtons,
        datepicker,
        timepicker,
        datetimepicker,
        richTextInput,
        ...menus,
      ]),
    )
    .min(1)
    .max(25),
});

export const contextActionsBlock = z.strictObject({
  type: z.literal('context_actions'),
  ...blockFields,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});

export const inputBlock = z
  .strictObject({
    type: z.literal('input'),
    ...blockFields,
    label: plainText(2000),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: z.discriminatedUnion('type', [
      plainTextInput,
      numberInput,
      emailInput,
      urlInput,
      richTextInput,
      fileInput,
      checkboxes,
      radioButtons,
      datepicker,
      timepicker,
      datetimepicker,
      ...menus,
    ]),
  })
  .check(
    rule(({ element, dispatch_action }) => !(dispatch_action && element.type === 'file_input'), {
      code: 'conflict',
      message: 'a file_input can not dispatch actions',
      path: ['dispatch_action'],
    }),
  );
