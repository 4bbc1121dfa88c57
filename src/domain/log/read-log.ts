import type { Desk } from '../desk.ts';
import type { TeamId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { assembleLogLine } from './assemble-log-line.ts';
import type { LogLine } from './log-line.ts';
import { type LogPeriod, spansOf } from './log-period.ts';
import type { LogPlace } from './log-reader.ts';

/** Enough to keep the database busy, and little enough to forget. */
const leadsAtOnce = 500;

/**
 * The log of a period: the leads that opened on those days, as each account's clocks show them, oldest first.
 *
 * Read page by page while it is taken, so that a year needs no more memory than a day, and the one connection of the
 * embedded database is free between pages. What changes meanwhile is told as it is when its page is read.
 */
export async function* readLog(
  desk: Desk,
  team: TeamId,
  accounts: readonly Account[],
  period: LogPeriod,
): AsyncGenerator<LogLine, void, undefined> {
  const { log } = desk.database.stores;
  const spans = spansOf(accounts, period);
  let after: LogPlace | undefined;
  do {
    const page = await log.page(team, spans, after, leadsAtOnce);
    const now = desk.clock.now();
    for (const parts of page.leads) yield assembleLogLine(parts, now);
    after = page.end;
  } while (after);
}
