import { type Html, html } from '../../html.ts';
import { round } from './axes.ts';
import type { Segment } from './chart-data.ts';

const centre = 100;
const radius = 90;

export function drawPie(title: string, segments: readonly Segment[]): Html {
  const sum = segments.reduce((total, { value }) => total + value, 0);
  const words = segments.map(({ label, share }) => `${label} ${share} %`).join(', ');
  let before = 0;
  const slices = segments.map(({ value }, index) => {
    const from = before / sum;
    before += value;
    // One segment alone is a whole circle, which an arc can't draw.
    return segments.length === 1
      ? html`<circle class="series-1" cx="${centre}" cy="${centre}" r="${radius}"></circle>`
      : html`<path class="series-${index + 1}" d="${slice(from, before / sum)}"></path>`;
  });
  return html`<svg class="plot pie" viewBox="0 0 200 200" role="img" aria-label="${`Pie chart: ${title}. ${words}`}">${slices}</svg>`;
}

/** A piece of the circle, from and to as shares of it, clockwise from the top. */
function slice(from: number, to: number): string {
  const at = (share: number) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${round(centre + radius * Math.cos(angle))} ${round(centre + radius * Math.sin(angle))}`;
  };
  return `M ${centre} ${centre} L ${at(from)} A ${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)} Z`;
}
