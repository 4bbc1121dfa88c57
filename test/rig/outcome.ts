import type { Verdict } from './audit.ts';

/** What a scenario has found, as its last line tells it. */
export interface Outcome extends Verdict {
  readonly rounds: number;
  /** Processes that were ended, stopped, cut off or taken the ground from under. */
  readonly kills: number;
  /** What else was counted or measured, each in a few words. */
  readonly figures: readonly string[];
}

/** One line: rounds, kills, doubles, losses, seconds. */
export const lastLine = (name: string, { rounds, kills, doubles, losses }: Outcome, seconds: number): string =>
  `${name}: ${rounds} rounds, ${kills} kills, ${doubles.length} doubles, ${losses.length} losses, ${Math.round(seconds)} s`;

/** The middle, the 99th percentile and the greatest of durations in milliseconds. */
export function spread(name: string, durations: readonly number[]): string {
  if (durations.length === 0) return `${name}: not measured`;
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => seconds(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `${name}: median ${at(0.5)}, p99 ${at(0.99)}, at most ${at(1)} (${sorted.length} measured)`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
