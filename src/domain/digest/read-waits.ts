import type { Stores } from '../database.ts';
import type { Whose } from '../figures/figures-reader.ts';
import { isMissed } from '../lead/lateness.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';
import { workClock } from '../team/working-hours.ts';
import type { Waits } from './digest-facts.ts';
import { workingHoursOf } from './digest-hours.ts';

/** Reads what waits for us now. @param account whose working hours count */
export async function readWaits(
  { waits }: Pick<Stores, 'waits'>,
  { rhythm, digest }: DeskSettings,
  whose: Whose,
  account: Account,
  now: Date,
): Promise<Waits> {
  const allowance = { rhythm, worked: workClock(workingHoursOf(digest, account), account.timeZone) };
  const waiting = await waits.waiting(whose);
  const ourTurn = await waits.ourTurn(whose);
  return { at: now, ...waiting, missed: ourTurn.filter((lead) => isMissed(lead, now, allowance)).length };
}
