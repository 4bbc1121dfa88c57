import { daysUntil, type Period, spanOf } from '../figures/period.ts';
import { type LocalDay, localDayOf, readLocalDay } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account } from '../team/account.ts';
import type { LogSpan } from './log-reader.ts';

/** Whole days, both ends included, as each account's clocks show them. */
export type LogPeriod = Pick<Period, 'from' | 'to'>;

export type PeriodRefusal =
  | { readonly kind: 'not-a-day'; readonly text: string }
  | { readonly kind: 'ends-before-it-begins'; readonly from: LocalDay; readonly to: LocalDay };

/** How many days are meant where nobody says which. */
export const usualDays = 7;

/** The last so many days, today included. */
export const lastDays = (now: Date, timeZone: string, days: number): LogPeriod =>
  daysUntil(localDayOf(now, timeZone), days, timeZone);

/** Reads days as people type them; without an end it is today, without a beginning a week that ends then. */
export function readLogPeriod(
  from: string | undefined,
  to: string | undefined,
  now: Date,
  timeZone: string,
): Result<LogPeriod, PeriodRefusal> {
  for (const text of [from, to]) {
    if (text !== undefined && readLocalDay(text) === undefined) return refuse({ kind: 'not-a-day', text });
  }
  const last = to ?? localDayOf(now, timeZone);
  const first = from ?? daysUntil(last, usualDays, timeZone).from;
  return first <= last
    ? accept({ from: first, to: last })
    : refuse({ kind: 'ends-before-it-begins', from: first, to: last });
}

export const spansOf = (accounts: readonly Account[], { from, to }: LogPeriod): LogSpan[] =>
  accounts.map((account) => ({ account, ...spanOf({ from, to, timeZone: account.timeZone }) }));
