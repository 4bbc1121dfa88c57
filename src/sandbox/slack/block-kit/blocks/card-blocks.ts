import { z } from 'zod';
import { button } from '../elements/buttons.ts';
import { imageElement } from '../elements/image-element.ts';
import { blockFields } from '../identifier.ts';
import { atLeastOneOf, rule } from '../rule.ts';
import { anyText } from '../text-object.ts';

/**
 * Source: docs.slack.dev/reference/block-kit/blocks/card-block, …/carousel-block.
 * The page calls title, subtitle, body and subtext strings; Slack takes text objects only.
 */
export const cardBlock = z
  .strictObject({
    type: z.literal('card'),
    ...blockFields,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.strictObject({ type: z.literal('icon'), name: z.string().min(1) }).optional(),
    title: anyText(150).optional(),
    subtitle: anyText(150).optional(),
    body: anyText(200).optional(),
    subtext: anyText(200).optional(),
    actions: z.array(button).min(1).max(3).optional(),
  })
  .check(atLeastOneOf('hero_image', 'title', 'actions', 'body'))
  .check(
    rule((card) => card.icon === undefined || card.slack_icon === undefined, {
      code: 'conflict',
      message: 'icon and slack_icon exclude each other',
      path: ['slack_icon'],
    }),
  );

export const carouselBlock = z.strictObject({
  type: z.literal('carousel'),
  ...blockFields,
  elements: z
    .array(z.discriminatedUnion('type', [cardBlock]))
    .min(1)
    .max(10),
});
