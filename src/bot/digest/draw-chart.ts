import { chartBlock } from '../messages/chart-block.ts';
import type { MessageBlock } from '../messages/slack-message.ts';
import { context, section } from '../messages/text-blocks.ts';
import type { WordedChart } from './figure-charts.ts';

/** How a chart comes into a message. */
export type DrawChart = (chart: WordedChart, blockId: string) => MessageBlock[];

/** As a picture of Slack's, with the same numbers in words below it. */
export const drawChart: DrawChart = ({ chart, words }, blockId) => [
  chartBlock(blockId, chart),
  context(`${blockId}_words`, words),
];

/** In words alone, for when Slack refuses charts. */
export const tellChart: DrawChart = ({ words }, blockId) => [section(`${blockId}_words`, words)];
