/** The value below which `share` (0–1) of `values` lie: the nearest rank, so that it is one of them. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('Expected at least one value');
  return value;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * Runs every variant once per round, in turn, and gives each variant's results in the order of the rounds.
 *
 * What else the machine does then slows all variants alike; every other round goes backwards, so that none always
 * comes first.
 */
export async function inTurn<Name extends string, Result>(
  rounds: number,
  variants: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(variants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) results[name].push(await variants[name]());
  }
  return results;
}
