import { z } from 'zod';
import { button, overflow, workflowButton } from '../elements/buttons.ts';
import { checkboxes, radioButtons } from '../elements/choices.ts';
import { imageElement } from '../elements/image-element.ts';
import { menus } from '../elements/menus.ts';
import { datepicker, timepicker } from '../elements/pickers.ts';
import { blockFields } from '../identifier.ts';
import { atLeastOneOf } from '../rule.ts';
import { anyText, plainText } from '../text-object.ts';

/** Blocks that mostly show text. Source: docs.slack.dev/reference/block-kit/blocks */
export const sectionBlock = z
  .strictObject({
    type: z.literal('section'),
    ...blockFields,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [
        button,
        workflowButton,
        overflow,
        checkboxes,
        radioButtons,
        datepicker,
        timepicker,
        imageElement,
        ...menus,
      ])
      .optional(),
    expand: z.boolean().optional(),
  })
  .check(atLeastOneOf('text', 'fields'));

export const headerBlock = z.strictObject({
  type: z.literal('header'),
  ...blockFields,
  text: plainText(150),
  level: z.int().min(1).max(4).optional(),
});

export const contextBlock = z.strictObject({
  type: z.literal('context'),
  ...blockFields,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, ...anyText().options]))
    .min(1)
    .max(10),
});

export const dividerBlock = z.strictObject({ type: z.literal('divider'), ...blockFields });

export const markdownBlock = z.strictObject({
  type: z.literal('markdown'),
  ...blockFields,
  text: z.string().min(1).max(12_000),
});

export const alertBlock = z.strictObject({
  type: z.literal('alert'),
  ...blockFields,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
