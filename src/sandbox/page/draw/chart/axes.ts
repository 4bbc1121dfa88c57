import { type Html, html } from '../../html.ts';
import type { AxisChart } from './chart-data.ts';

/** The picture's size, and what of it is left for the data. */
const width = 520;
const height = 240;
const left = 46;
const right = 12;
const top = 12;
const bottom = 44;

/** Where values and categories stand in the picture. */
export type Axes = {
  y(value: number): number;
  /** The middle of a category's share of the width. */
  x(index: number): number;
  /** A category's share of the width. */
  step: number;
  lowest: number;
};

export function axesOf({ series, categories }: AxisChart): Axes & { ticks: number[] } {
  const values = series.flatMap((each) => each.values);
  const ticks = ticksBetween(Math.min(0, ...values), Math.max(0, ...values));
  const [lowest = 0] = ticks;
  const highest = ticks.at(-1) ?? 1;
  const step = (width - left - right) / Math.max(1, categories.length);
  return {
    ticks,
    lowest,
    step,
    y: (value) => round(height - bottom - ((value - lowest) / (highest - lowest)) * (height - bottom - top)),
    x: (index) => round(left + (index + 0.5) * step),
  };
}

/** The picture with its grid and its names; `marks` is the data. */
export function drawAxes(title: string, kind: string, data: AxisChart, marks: Html): Html {
  const axes = axesOf(data);
  const named = data.series.map(({ name, values }) => `${name}: ${values.join(', ')}`).join('; ');
  const every = Math.ceil(data.categories.length / 10);
  return html`<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${`${kind}: ${title}. ${named}`}">
<g class="grid">${axes.ticks.map((tick) => html`<line x1="${left}" x2="${width - right}" y1="${axes.y(tick)}" y2="${axes.y(tick)}"></line>`)}</g>
<g class="names">${axes.ticks.map((tick) => html`<text class="end" x="${left - 6}" y="${axes.y(tick) + 4}">${tick}</text>`)}${data.categories.map(
    (category, index) =>
      index % every === 0 && html`<text x="${axes.x(index)}" y="${height - bottom + 18}">${category}</text>`,
  )}<text x="${(width + left) / 2}" y="${height - 6}">${data.xLabel}</text><text class="turned" transform="translate(12 ${(height - bottom) / 2}) rotate(-90)">${data.yLabel}</text></g>
${marks}</svg>`;
}

export const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** Three to six round numbers that hold all values. */
function ticksBetween(lowest: number, highest: number): number[] {
  const span = highest - lowest || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span));
  const step = [0.25, 0.5, 1, 2].map((part) => part * magnitude).find((each) => span / each <= 5) ?? magnitude * 5;
  const first = Math.floor(lowest / step);
  const last = Math.ceil((highest || 1) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
