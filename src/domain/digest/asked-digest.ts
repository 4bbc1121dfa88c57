import type { Stores } from '../database.ts';
import { addLocalDays, type LocalDay, lastSunday, localDayOf, readLocalDay, timeOfDay } from '../local-day.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';
import { digestTimeOf } from './digest-hours.ts';
import type { AskedDigest } from './read-digest.ts';

/** What somebody asked to see: one day, or the seven days that end with it. */
export interface Asked extends AskedDigest {
  readonly what: 'day' | 'week';
}

export type AskedRefusal =
  | { readonly kind: 'not-a-day'; readonly typed: string; readonly example: LocalDay }
  | { readonly kind: 'not-yet'; readonly day: LocalDay };

/**
 * Reads which digest somebody means: nothing or `yesterday` is the last full day, `today` the day so far, `week` the last
 * full week, else a day as `YYYY-MM-DD`. A past day is shown as its digest showed it, or would have: as known on the
 * next morning.
 *
 * @param accounts those of one desk
 */
export async function askedDigest(
  stores: Stores,
  settings: DeskSettings,
  accounts: readonly [Account, ...Account[]],
  typed: string,
  now: Date,
): Promise<Result<Asked, AskedRefusal>> {
  const [account] = accounts;
  const today = localDayOf(now, account.timeZone);
  const word = typed.trim().toLowerCase();
  const what = word === 'week' ? 'week' : 'day';
  const day = dayMeant(word, today);
  if (day === undefined) return refuse({ kind: 'not-a-day', typed, example: addLocalDays(today, -1) });
  if (day > today) return refuse({ kind: 'not-yet', day });
  const at = await digestTimeOf(stores, settings.digest, account);
  const made = await stores.digests.find(account.team, account.desk, day);
  const nextMorning = timeOfDay(addLocalDays(day, 1), at, account.timeZone);
  return accept({ what, accounts, day, at, asOf: made?.asOf ?? (nextMorning < now ? nextMorning : now) });
}

function dayMeant(word: string, today: LocalDay): LocalDay | undefined {
  switch (word) {
    case '':
    case 'yesterday':
      return addLocalDays(today, -1);
    case 'today':
      return today;
    case 'week':
      return lastSunday(addLocalDays(today, -1));
    default:
      return readLocalDay(word);
  }
}
