import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { choiceOption, confirmFields, focusFields } from '../composition.ts';
import { actionFields } from '../identifier.ts';
import { rule } from '../rule.ts';

/** Source: docs.slack.dev/reference/block-kit/block-elements/checkboxes-element, …/radio-button-group-element */
const choiceFields = {
  ...actionFields,
  ...confirmFields,
  ...focusFields,
  options: z.array(choiceOption).min(1).max(10),
};

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...choiceFields,
    initial_options: z.array(choiceOption).min(1).max(10).optional(),
  })
  .check(
    rule(
      ({ options, initial_options }) =>
        (initial_options ?? []).every((chosen) => options.some((option) => isDeepStrictEqual(option, chosen))),
      { code: 'not_one_of', message: 'must exactly match one of the options', path: ['initial_options'] },
    ),
  );

export const radioButtons = z
  .strictObject({ type: z.literal('radio_buttons'), ...choiceFields, initial_option: choiceOption.optional() })
  .check(
    rule(
      ({ options, initial_option }) =>
        initial_option === undefined || options.some((option) => isDeepStrictEqual(option, initial_option)),
      { code: 'not_one_of', message: 'must exactly match one of the options', path: ['initial_option'] },
    ),
  );
