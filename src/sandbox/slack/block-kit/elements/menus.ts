import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  confirmFields,
  conversationFilterFields,
  focusFields,
  menuOption,
  menuOptionGroup,
  placeholderFields,
} from '../composition.ts';
import { actionFields } from '../identifier.ts';
import { exactlyOneOf, rule } from '../rule.ts';

/** Select menus. Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const menuFields = { ...actionFields, ...confirmFields, ...focusFields, ...placeholderFields };
const multiFields = { ...menuFields, max_selected_items: z.int().min(1).optional() };
const minQueryLength = z.int().min(0).optional();
const ids = z.array(z.string().min(1)).min(1).optional();
const id = z.string().min(1).optional();

const staticFields = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(menuOptionGroup).min(1).max(100).optional(),
};

type Offer = z.infer<z.ZodObject<typeof staticFields>>;

function offers(menu: Offer, chosen: unknown): boolean {
  const offered = [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
  return offered.some((option) => isDeepStrictEqual(option, chosen));
}

const NOT_OFFERED = { code: 'not_one_of', message: 'must exactly match one of the options' } as const;

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menuFields,
    ...staticFields,
    initial_option: menuOption.optional(),
  })
  .check(exactlyOneOf('options', 'option_groups'))
  .check(
    rule((menu) => menu.initial_option === undefined || offers(menu, menu.initial_option), {
      ...NOT_OFFERED,
      path: ['initial_option'],
    }),
  );

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...multiFields,
    ...staticFields,
    initial_options: z.array(menuOption).min(1).max(100).optional(),
  })
  .check(exactlyOneOf('options', 'option_groups'))
  .check(
    rule((menu) => (menu.initial_options ?? []).every((option) => offers(menu, option)), {
      ...NOT_OFFERED,
      path: ['initial_options'],
    }),
  );

/** The five single selects and their five multiple variants. */
export const menus = [
  staticSelect,
  multiStaticSelect,
  z.strictObject({
    type: z.literal('external_select'),
    ...menuFields,
    initial_option: menuOption.optional(),
    min_query_length: minQueryLength,
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...multiFields,
    initial_options: z.array(menuOption).min(1).max(100).optional(),
    min_query_length: minQueryLength,
  }),
  z.strictObject({ type: z.literal('users_select'), ...menuFields, initial_user: id }),
  z.strictObject({ type: z.literal('multi_users_select'), ...multiFields, initial_users: ids }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menuFields,
    ...conversationFilterFields,
    initial_conversation: id,
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...multiFields,
    ...conversationFilterFields,
    initial_conversations: ids,
    default_to_current_conversation: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menuFields,
    initial_channel: id,
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('multi_channels_select'), ...multiFields, initial_channels: ids }),
] as const;
