import { hoursBetween } from '../duration.ts';
import type { Signal } from '../signal/signal.ts';
import type { SortingSettings } from '../team/settings.ts';

/** Half-lives are counted from here, so that heat stays a comparable number for decades. */
const epoch = new Date('2026-01-01T00:00:00Z');

/** The weight that fills the score to about two thirds: a little less than one fresh reply. */
const fullWeight = 33;

/** Heat of somebody who did nothing that counts. */
export const noHeat = -1_000_000;

/**
 * Adds up the weights of signals that halve with age, as a number that does not change while time passes.
 *
 * All weights fade at the same rate, so the order of two viewers never changes by waiting; it is enough to keep the
 * logarithm of what the sum would be at a fixed instant. An index can hold it and nothing needs to be recomputed.
 */
export function heatOf(signals: readonly Pick<Signal, 'kind' | 'happenedAt'>[], settings: SortingSettings): number {
  const terms = signals
    .map(
      ({ kind, happenedAt }) =>
        Math.log2(settings.weights[kind]) + hoursBetween(epoch, happenedAt) / settings.halfLifeHours,
    )
    .filter((term) => term > noHeat);
  if (terms.length === 0) return noHeat;
  const largest = Math.max(...terms);
  const sum = terms.toSorted((a, b) => a - b).reduce((total, term) => total + 2 ** (term - largest), 0);
  return largest + Math.log2(sum);
}

/** The score people see, 0–100, that `heat` amounts to at `at`. */
export function scoreAt(heat: number, at: Date, settings: SortingSettings): number {
  const weight = 2 ** (heat - hoursBetween(epoch, at) / settings.halfLifeHours);
  return Math.round(100 * (1 - Math.exp(-weight / fullWeight)));
}
