import { z } from 'zod';
import { blockFields } from '../identifier.ts';
import { rule } from '../rule.ts';

/**
 * `data_visualization`. Its page has said both 6 and 12 for segments and
 * series; 6 is what every version of the page allows.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
const MOST_SERIES = 6;
const label = z.string().min(1).max(20);
const axisLabel = z.string().min(1).max(50).optional();

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(MOST_SERIES),
});

const axisFields = {
  series: z
    .array(
      z.strictObject({
        name: label,
        data: z
          .array(z.strictObject({ label, value: z.number() }))
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(MOST_SERIES),
  axis_config: z.strictObject({
    categories: z.array(label).min(1).max(20),
    x_label: axisLabel,
    y_label: axisLabel,
  }),
};

type AxisChart = z.infer<z.ZodObject<typeof axisFields>>;

const uniqueNames = rule<AxisChart>(({ series }) => new Set(series.map(({ name }) => name)).size === series.length, {
  code: 'duplicate',
  message: 'series names must be unique',
  path: ['series'],
});

const onePointPerCategory = rule<AxisChart>(
  ({ series, axis_config: { categories } }) =>
    series.every(
      ({ data }) =>
        data.length === categories.length &&
        categories.every((category) => data.some((point) => point.label === category)),
    ),
  { code: 'conflict', message: 'every series must hold exactly one point for each category', path: ['series'] },
);

function axisChart<const Type extends string>(type: Type) {
  return z
    .strictObject({ type: z.literal(type), ...axisFields })
    .check(uniqueNames)
    .check(onePointPerCategory);
}

export const chartBlock = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockFields,
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [pie, axisChart('bar'), axisChart('area'), axisChart('line')]),
});
