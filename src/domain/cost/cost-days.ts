import { type LocalDay, localDaysBetween } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';

/** The days a cost is spread over; both ends count. */
export interface CostDays {
  readonly startsOn: LocalDay;
  readonly endsOn: LocalDay;
}

/** A longer time is a mistyped year. */
export const mostCostDays = 366;

export type CostDaysRefusal = 'ends-before-start' | 'too-many-days';

/** Whether a cost can be spread over these days. */
export function checkCostDays(days: CostDays): Result<CostDays, CostDaysRefusal> {
  if (days.endsOn < days.startsOn) return refuse('ends-before-start');
  return localDaysBetween(days.startsOn, days.endsOn) >= mostCostDays ? refuse('too-many-days') : accept(days);
}
