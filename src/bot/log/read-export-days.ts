import { type LogPeriod, lastDays, type PeriodRefusal, readLogPeriod, usualDays } from '../../domain/log/log-period.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';

const daysOf: ReadonlyMap<string, number> = new Map([
  ['week', usualDays],
  ['month', 30],
]);

/** Reads what follows `/storydesk export`: nothing, `week`, `month`, a day, or a first and a last day. */
export function readExportDays(typed: string, now: Date, timeZone: string): Result<LogPeriod, PeriodRefusal> {
  const [first, last, tooMany] = typed.split(/\s+/).filter((word) => word !== '');
  if (tooMany !== undefined) return refuse({ kind: 'not-a-day', text: tooMany });
  const days = daysOf.get(first?.toLowerCase() ?? 'week');
  return days !== undefined && last === undefined
    ? accept(lastDays(now, timeZone, days))
    : readLogPeriod(first, last ?? first, now, timeZone);
}
