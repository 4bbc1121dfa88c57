import { z } from 'zod';
import { blockFields } from './identifier.ts';

/** Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const styleFields = {
  style: z
    .strictObject({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      underline: z.boolean().optional(),
      code: z.boolean().optional(),
      highlight: z.boolean().optional(),
      client_highlight: z.boolean().optional(),
      unlink: z.boolean().optional(),
    })
    .optional(),
};
const filled = z.string().min(1);

const text = z.strictObject({ type: z.literal('text'), ...styleFields, text: filled });
const link = z.strictObject({
  type: z.literal('link'),
  ...styleFields,
  url: filled.max(3000),
  text: filled.optional(),
  unsafe: z.boolean().optional(),
});

const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({ type: z.literal('broadcast'), ...styleFields, range: z.enum(['here', 'channel', 'everyone']) }),
  z.strictObject({ type: z.literal('color'), ...styleFields, value: filled }),
  z.strictObject({ type: z.literal('channel'), ...styleFields, channel_id: filled }),
  z.strictObject({
    type: z.literal('date'),
    ...styleFields,
    timestamp: z.int(),
    format: filled,
    url: filled.optional(),
    fallback: filled.optional(),
  }),
  z.strictObject({
    type: z.literal('emoji'),
    ...styleFields,
    name: filled,
    unicode: filled.optional(),
    url: filled.optional(),
  }),
  z.strictObject({ type: z.literal('team'), ...styleFields, team_id: filled }),
  z.strictObject({ type: z.literal('user'), ...styleFields, user_id: filled }),
  z.strictObject({ type: z.literal('usergroup'), ...styleFields, usergroup_id: filled }),
]);

const border = z.union([z.literal(0), z.literal(1)]).optional();

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

/** A `rich_text` block; also what tables, containers and task cards hold. */
export const richTextBlock = z.strictObject({
  type: z.literal('rich_text'),
  ...blockFields,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(section).min(1),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [text, link])),
          border,
          language: filled.optional(),
        }),
      ]),
    )
    .min(1),
});
