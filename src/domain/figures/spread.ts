/** How a number of durations lie. */
export interface Spread {
  readonly count: number;
  /** Half are at most this; of an even number, the mean of the two in the middle. */
  readonly median: number;
  /** Nine of ten are at most this (nearest rank). */
  readonly p90: number;
}

/** Undefined of nothing. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const count = sorted.length;
  if (count === 0) return undefined;
  const middle = Math.floor(count / 2);
  return {
    count,
    median: count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2,
    p90: at(Math.ceil(count * 0.9) - 1),
  };
}
