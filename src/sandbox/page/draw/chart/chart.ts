import { isJsonObject, type JsonObject } from '../../../slack/json-object.ts';
import { type Html, html } from '../../html.ts';
import { drawBars } from './bars.ts';
import { type AxisChart, axisChart, pieSegments } from './chart-data.ts';
import { drawLines } from './lines.ts';
import { drawPie } from './pie.ts';

/**
 * A chart with its legend, and its numbers as a table for those who want or need words.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
export function drawChart({ title, chart }: JsonObject): Html {
  if (!isJsonObject(chart)) return html``;
  const name = String(title);
  if (chart.type === 'pie') {
    const segments = pieSegments(chart);
    const rows = segments.map(({ label, value, share }) => [label, `${value} (${share} %)`]);
    return frame(
      name,
      drawPie(name, segments),
      segments.map(({ label, share }) => `${label} · ${share} %`),
      [['', name], ...rows],
    );
  }
  const data = axisChart(chart);
  const drawn = chart.type === 'bar' ? drawBars(name, data) : drawLines(name, data, chart.type === 'area');
  return frame(
    name,
    drawn,
    data.series.map((series) => series.name),
    tableOf(data),
  );
}

function tableOf({ series, categories }: AxisChart): string[][] {
  return [
    ['', ...series.map(({ name }) => name)],
    ...categories.map((category, index) => [category, ...series.map(({ values }) => String(values[index] ?? ''))]),
  ];
}

function frame(title: string, drawn: Html, legend: string[], [head = [], ...rows]: string[][]): Html {
  return html`<figure class="chart"><figcaption>${title}</figcaption>${drawn}
<ul class="legend">${legend.map((words, index) => html`<li class="series-${index + 1}">${words}</li>`)}</ul>
<details class="as-table"><summary>As a table</summary><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    ([first, ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td class="right">${cell}</td>`)}</tr>`,
  )}</tbody></table></details></figure>`;
}
