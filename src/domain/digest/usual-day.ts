import type { Figures } from '../figures/figures.ts';
import { shareOf } from '../figures/rate.ts';

/** The average of the same weekday in the weeks before, each as known the next morning like the day it is compared to. */
export interface UsualDay {
  /** Of how many weeks, at most four. */
  readonly weeks: number;
  readonly opened: number;
  readonly conversions: number;
  /** Average of the days' medians, in minutes; undefined where nothing was answered on any of them. */
  readonly responseMinutes: number | undefined;
  /** Average of the days' shares, 0 to 1; undefined where nothing was answered on any of them. */
  readonly replied: number | undefined;
}

/** How many weeks back a weekday is compared with. */
export const usualWeeks = 4;

export function usualDay(earlier: readonly Figures[]): UsualDay | undefined {
  if (earlier.length === 0) return undefined;
  return {
    weeks: earlier.length,
    opened: mean(earlier.map(({ leads }) => leads.opened)) ?? 0,
    conversions: mean(earlier.map(({ money }) => money.conversions)) ?? 0,
    responseMinutes: mean(earlier.flatMap(({ leads }) => leads.response.minutes?.median ?? [])),
    replied: mean(earlier.flatMap(({ leads }) => shareOf(leads.replied) ?? [])),
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
