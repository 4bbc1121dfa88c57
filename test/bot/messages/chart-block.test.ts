import { expect, test } from 'vitest';
import { type ChartContent, chartBlock } from '../../../src/bot/messages/chart-block.ts';
import { validateMessage } from '../../../src/sandbox/slack/block-kit/validate-message.ts';

const content = (changes: Partial<ChartContent> = {}): ChartContent => ({
  kind: 'bar',
  title: 'Leads',
  xLabel: 'Hour',
  yLabel: 'Leads',
  categories: ['08–10', '10–12'],
  series: [{ name: 'Leads', values: [5, 3] }],
  ...changes,
});

test('a chart has a point for each category in each series, with 0 where nothing is known', () => {
  const { chart } = chartBlock('c', content({ series: [{ name: 'Leads', values: [5] }] }));
  expect(chart.series).toEqual([
    {
      name: 'Leads',
      data: [
        { label: '08–10', value: 5 },
        { label: '10–12', value: 0 },
      ],
    },
  ]);
});

test('labels are cut to what Slack takes, and told apart where they are then equal', () => {
  const long = 'the same beginning of two';
  const { chart } = chartBlock('c', content({ categories: [`${long} days`, `${long} weeks`, 'x'] }));
  expect(chart.axis_config.categories).toEqual(['the same beginning …', 'the same beginnin… 2', 'x']);
});

test('whatever it is given, Slack takes it', () => {
  const names = Array.from({ length: 40 }, () => 'one name that is much too long for a label of Slack’s');
  const series = names.map((name) => ({ name, values: names.map((_, index) => index - 5) }));
  const block = chartBlock(
    'c',
    content({
      kind: 'line',
      title: 't'.repeat(90),
      xLabel: 'x'.repeat(90),
      yLabel: 'y'.repeat(90),
      categories: names,
      series,
    }),
  );
  expect(validateMessage([block])).toEqual([]);
  expect(new Set(block.chart.axis_config.categories).size).toBe(20);
});
