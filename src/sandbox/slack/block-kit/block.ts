import { z } from 'zod';
import { cardBlock, carouselBlock } from './blocks/card-blocks.ts';
import { chartBlock } from './blocks/chart-block.ts';
import { containerBlock } from './blocks/container-block.ts';
import { actionsBlock, contextActionsBlock, inputBlock } from './blocks/interactive-blocks.ts';
import { fileBlock, imageBlock, videoBlock } from './blocks/media-blocks.ts';
import { dataTableBlock, tableBlock } from './blocks/table-blocks.ts';
import { planBlock, taskCardBlock } from './blocks/task-blocks.ts';
import {
  alertBlock,
  contextBlock,
  dividerBlock,
  headerBlock,
  markdownBlock,
  sectionBlock,
} from './blocks/text-blocks.ts';
import { richTextBlock } from './rich-text.ts';

/** Every block of the reference, as Slack takes it. Source: docs.slack.dev/reference/block-kit/blocks */
export const block = z.discriminatedUnion('type', [
  actionsBlock,
  alertBlock,
  cardBlock,
  carouselBlock,
  chartBlock,
  containerBlock,
  contextActionsBlock,
  contextBlock,
  dataTableBlock,
  dividerBlock,
  fileBlock,
  headerBlock,
  imageBlock,
  inputBlock,
  markdownBlock,
  planBlock,
  richTextBlock,
  sectionBlock,
  tableBlock,
  taskCardBlock,
  videoBlock,
]);

export type BlockType = z.infer<typeof block>['type'];
