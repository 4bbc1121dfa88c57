import type { LocalDay } from '../../domain/local-day.ts';
import { daysUpTo, type LogPeriod, type PeriodRefusal, readLogPeriod, usualDays } from '../../domain/log/log-period.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';

const daysOf: Readonly<Record<string, number>> = { week: usualDays, month: 30 };

/** Reads what follows `/storydesk export`: nothing, `week`, `month`, a day, or a first and a last day. */
export function readExportDays(typed: string, today: LocalDay): Result<LogPeriod, PeriodRefusal> {
  const [first, last, tooMany] = typed.split(/\s+/).filter((word) => word !== '');
  if (tooMany !== undefined) return refuse({ kind: 'not-a-day', text: tooMany });
  const days = daysOf[first?.toLowerCase() ?? 'week'];
  return days !== undefined && last === undefined
    ? accept(daysUpTo(today, days))
    : readLogPeriod(first, last ?? first, today);
}
