import { z } from 'zod';
import { dispatchFields, focusFields, placeholderFields } from '../composition.ts';
import { actionFields } from '../identifier.ts';
import { richTextBlock } from '../rich-text.ts';
import { rule } from '../rule.ts';

/** Inputs that people type into. Source: docs.slack.dev/reference/block-kit/block-elements */
const inputFields = { ...actionFields, ...dispatchFields, ...focusFields, ...placeholderFields };
const LONGEST_INPUT = 3000;

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...inputFields,
    initial_value: z.string().max(LONGEST_INPUT).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(LONGEST_INPUT).optional(),
    max_length: z.int().min(1).max(LONGEST_INPUT).optional(),
  })
  .check(
    rule(({ min_length = 0, max_length = LONGEST_INPUT }) => min_length <= max_length, {
      code: 'conflict',
      message: 'min_length must not be above max_length',
      path: ['min_length'],
    }),
  )
  .check(
    rule(({ initial_value = '', max_length = LONGEST_INPUT }) => initial_value.length <= max_length, {
      code: 'too_long',
      message: 'must not be longer than max_length',
      path: ['initial_value'],
    }),
  );

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...inputFields,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal.optional(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
  })
  .check(
    rule(({ min_value, max_value }) => Number(min_value ?? -Infinity) <= Number(max_value ?? Infinity), {
      code: 'conflict',
      message: 'min_value must not be above max_value',
      path: ['min_value'],
    }),
  )
  .check(
    rule(
      ({ initial_value, min_value, max_value }) =>
        initial_value === undefined ||
        (Number(initial_value) >= Number(min_value ?? -Infinity) &&
          Number(initial_value) <= Number(max_value ?? Infinity)),
      { code: 'conflict', message: 'must lie between min_value and max_value', path: ['initial_value'] },
    ),
  );

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...inputFields,
  initial_value: z.string().optional(),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...inputFields,
  initial_value: z.string().max(3000).optional(),
});

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...inputFields,
  initial_value: richTextBlock.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionFields,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});
