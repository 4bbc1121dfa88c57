import { describe, expect, test } from 'vitest';
import { drawChart } from '../../../src/sandbox/page/draw/chart/chart.ts';

describe('a chart', () => {
  const series = (name: string, values: number[]) => ({
    name,
    data: values.map((value, index) => ({ label: ['Mon', 'Tue'][index], value })),
  });
  const chart = (type: string, ...drawn: object[]) =>
    drawChart({
      title: 'Leads',
      chart: { type, series: drawn, axis_config: { categories: ['Mon', 'Tue'] } },
    }).toString();

  test('draws each value as tall as it is, in the colour of its series', () => {
    const bars = [...chart('bar', series('Hot', [2, 4])).matchAll(/<rect class="(series-\d)"[^>]* height="([\d.]+)"/g)];
    const [first, second] = bars.map(([, , height]) => Number(height));

    expect(bars.map(([, colour]) => colour)).toEqual(['series-1', 'series-1']);
    expect(second).toBeCloseTo(2 * Number(first), 0);
  });

  test('says its numbers in words as well, and as a table', () => {
    const drawn = chart('line', series('Hot', [2, 4]), series('Warm', [1, 0]));

    expect(drawn).toContain('aria-label="Line chart: Leads. Hot: 2, 4; Warm: 1, 0"');
    expect(drawn).toMatch(/<th scope="row">Tue<\/th><td class="right">4<\/td><td class="right">0<\/td>/);
  });

  test('of nothing but zeros stands on its axis', () => {
    expect(chart('bar', series('Hot', [0, 0]))).not.toMatch(/NaN|Infinity/);
  });

  test('with a single segment is a whole circle', () => {
    const pie = { type: 'pie', segments: [{ label: 'Hot', value: 3 }] };

    expect(drawChart({ title: 'All', chart: pie }).toString()).toMatch(/<circle class="series-1".*Hot · 100 %/s);
  });
});
