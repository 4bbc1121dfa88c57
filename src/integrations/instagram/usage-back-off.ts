import type { Usage } from './graph/usage.ts';

/** Fullest first: from so many percent of a limit on, poll so many times slower. */
const steps = [
  { fromPercent: 85, times: 8 },
  { fromPercent: 75, times: 4 },
  { fromPercent: 50, times: 2 },
] as const;

/** From here on nothing is asked any more until Meta says that there is room again. */
const stopPercent = 95;
/** Meta counts most limits by the hour; the longest wait when it does not say when there is room again. */
const unknownRegainMinutes = 60;

/**
 * How many minutes to wait before the next poll, where `everyMinutes` is the wait of an unhurried account. `usage` is
 * what Meta's last answer said about our limits, undefined when it said nothing.
 */
export function nextPollMinutes(usage: Usage | undefined, everyMinutes: number): number {
  if (usage === undefined) return everyMinutes;
  const slowest = everyMinutes * steps[0].times;
  if (usage.percent >= stopPercent) return Math.max(slowest, usage.regainMinutes || unknownRegainMinutes);
  const step = steps.find(({ fromPercent }) => usage.percent >= fromPercent);
  return Math.max(everyMinutes * (step?.times ?? 1), usage.regainMinutes);
}
