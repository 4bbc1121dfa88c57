import type { Block } from '@slack/types';
import { cut } from './cut.ts';

/**
 * Most series and categories of a chart, longest title and axis label, longest label.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block, which has also said 12 series; 6 holds by either.
 */
const mostSeries = 6;
const mostCategories = 20;
const longestTitle = 50;
const longestLabel = 20;

interface Point {
  readonly label: string;
  readonly value: number;
}

/** Slack's chart, which its published types do not know yet. In messages only: not in modals, not on the Home tab. */
export interface ChartBlock extends Block {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'bar' | 'line';
    series: { name: string; data: Point[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
}

/** What a chart shows. Labels in the reader's language; what is too long for Slack is cut. */
export interface ChartContent {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly categories: readonly string[];
  /** Of each a value for every category, in that order; a missing one is 0, for Slack knows no gaps. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/**
 * A chart that Slack takes: each series has exactly one point for each category, and no two labels are equal.
 *
 * A message takes two charts. Their numbers must also stand in it as text, for those who can’t see them.
 */
export function chartBlock(
  blockId: string,
  { kind, title, xLabel, yLabel, categories, series }: ChartContent,
): ChartBlock {
  const labels = distinct(categories.slice(0, mostCategories));
  const names = distinct(series.slice(0, mostSeries).map(({ name }) => name));
  return {
    type: 'data_visualization',
    block_id: blockId,
    title: cutTo(title, longestTitle),
    chart: {
      type: kind,
      series: names.map((name, of) => ({
        name,
        data: labels.map((label, at) => ({ label, value: series[of]?.values[at] ?? 0 })),
      })),
      axis_config: {
        categories: labels,
        x_label: cutTo(xLabel, longestTitle),
        y_label: cutTo(yLabel, longestTitle),
      },
    },
  };
}

/** Cuts each to what Slack takes; two that are then equal are told apart by a number. */
function distinct(labels: readonly string[]): string[] {
  const taken: string[] = [];
  for (const label of labels) {
    let shown = cutTo(label, longestLabel);
    for (let count = 2; taken.includes(shown); count += 1) {
      const end = ` ${count}`;
      shown = cutTo(label, longestLabel - end.length) + end;
    }
    taken.push(shown);
  }
  return taken;
}

const cutTo = (text: string, longest: number) => cut(text, { graphemes: longest, units: longest });
