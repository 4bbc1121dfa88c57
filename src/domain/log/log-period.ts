import { addLocalDays, type LocalDay, readLocalDay, startOfLocalDay } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';

/** Whole local days; both ends count. */
export interface LogPeriod {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

export type PeriodRefusal =
  | { readonly kind: 'not-a-day'; readonly text: string }
  | { readonly kind: 'ends-before-it-begins'; readonly from: LocalDay; readonly to: LocalDay };

/** How many days are meant where nobody says which. */
export const usualDays = 7;

/** The last `days` days up to and with `to`. */
export const daysUpTo = (to: LocalDay, days: number): LogPeriod => ({ from: addLocalDays(to, 1 - days), to });

/** Reads days as people type them; without an end it is today, without a beginning a week before the end. */
export function readLogPeriod(
  from: string | undefined,
  to: string | undefined,
  today: LocalDay,
): Result<LogPeriod, PeriodRefusal> {
  for (const text of [from, to]) {
    if (text !== undefined && readLocalDay(text) === undefined) return refuse({ kind: 'not-a-day', text });
  }
  const last = to ?? today;
  const period = { from: from ?? daysUpTo(last, usualDays).from, to: last };
  return period.from <= period.to ? accept(period) : refuse({ kind: 'ends-before-it-begins', ...period });
}

/** When a period begins and ends, exclusively, in `timeZone`. */
export const spanOf = ({ from, to }: LogPeriod, timeZone: string) => ({
  from: startOfLocalDay(from, timeZone),
  until: startOfLocalDay(addLocalDays(to, 1), timeZone),
});
