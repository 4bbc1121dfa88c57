import { type Html, html } from '../../html.ts';
import { axesOf, drawAxes } from './axes.ts';
import type { AxisChart } from './chart-data.ts';

/** Lines from point to point; `isFilled` down to the axis. */
export function drawLines(title: string, data: AxisChart, isFilled: boolean): Html {
  const axes = axesOf(data);
  const lines = data.series.map(({ values }, series) => {
    const points = values.map((value, index) => `${axes.x(index)},${axes.y(value)}`);
    const ground = axes.y(axes.lowest);
    const filled = [`${axes.x(0)},${ground}`, ...points, `${axes.x(values.length - 1)},${ground}`];
    return html`<g class="series-${series + 1}">${isFilled && html`<polygon points="${filled.join(' ')}"></polygon>`}<polyline points="${points.join(' ')}"></polyline>${values.map(
      (value, index) => html`<circle cx="${axes.x(index)}" cy="${axes.y(value)}" r="3"></circle>`,
    )}</g>`;
  });
  return drawAxes(title, isFilled ? 'Area chart' : 'Line chart', data, html`${lines}`);
}
