import { z } from 'zod';
import { imageElement } from '../elements/image-element.ts';
import { blockFields } from '../identifier.ts';
import { richTextBlock } from '../rich-text.ts';
import { atLeastOneOf, rule } from '../rule.ts';
import { anyText, plainText } from '../text-object.ts';
import { actionsBlock, inputBlock } from './interactive-blocks.ts';
import { fileBlock, imageBlock, videoBlock } from './media-blocks.ts';
import { tableBlock } from './table-blocks.ts';
import { contextBlock, dividerBlock, headerBlock, sectionBlock } from './text-blocks.ts';

/** Source: docs.slack.dev/reference/block-kit/blocks/container-block */
export const containerBlock = z
  .strictObject({
    type: z.literal('container'),
    ...blockFields,
    title: plainText(150).optional(),
    rich_text_title: richTextBlock.optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          actionsBlock,
          contextBlock,
          dividerBlock,
          fileBlock,
          headerBlock,
          imageBlock,
          inputBlock,
          richTextBlock,
          sectionBlock,
          tableBlock,
          videoBlock,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .check(atLeastOneOf('title', 'rich_text_title'))
  .check(
    rule((container) => container.default_collapsed !== true || container.is_collapsible === true, {
      code: 'conflict',
      message: 'default_collapsed needs is_collapsible',
      path: ['default_collapsed'],
    }),
  );
