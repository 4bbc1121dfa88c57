import { type Html, html } from '../../html.ts';
import { axesOf, drawAxes, round } from './axes.ts';
import type { AxisChart } from './chart-data.ts';

const widestBar = 36;

export function drawBars(title: string, data: AxisChart): Html {
  const axes = axesOf(data);
  const bar = Math.min(widestBar, (axes.step * 0.7) / data.series.length);
  const bars = data.series.map(({ values }, series) =>
    values.map((value, index) => {
      const x = axes.x(index) + (series - data.series.length / 2) * bar;
      const y = axes.y(Math.max(value, 0));
      const tall = round(Math.abs(axes.y(0) - axes.y(value)));
      return html`<rect class="series-${series + 1}" x="${round(x + 1)}" y="${y}" width="${round(bar - 2)}" height="${tall}" rx="2"></rect>`;
    }),
  );
  return drawAxes(title, 'Bar chart', data, html`${bars}`);
}
