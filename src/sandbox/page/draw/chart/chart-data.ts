import { isJsonObject, type JsonObject, objectsIn } from '../../../slack/json-object.ts';

/** A chart with axes: one value for each category in each series. */
export type AxisChart = {
  categories: string[];
  series: { name: string; values: number[] }[];
  xLabel: string;
  yLabel: string;
};

export function axisChart({ series, axis_config: config }: JsonObject): AxisChart {
  const axis = isJsonObject(config) ? config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories.map(String) : [];
  return {
    categories,
    series: objectsIn(series).map(({ name, data }) => ({
      name: String(name),
      values: categories.map((category) =>
        Number(objectsIn(data).find(({ label }) => String(label) === category)?.value ?? 0),
      ),
    })),
    xLabel: String(axis.x_label ?? ''),
    yLabel: String(axis.y_label ?? ''),
  };
}

export type Segment = { label: string; value: number /** Per cent, whole. */; share: number };

export function pieSegments({ segments }: JsonObject): Segment[] {
  const all = objectsIn(segments).map(({ label, value }) => ({ label: String(label), value: Number(value) }));
  const sum = all.reduce((total, { value }) => total + value, 0);
  return all.map((segment) => ({ ...segment, share: Math.round((100 * segment.value) / sum) }));
}
