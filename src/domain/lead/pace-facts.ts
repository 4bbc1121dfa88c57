import type { Stores } from '../database.ts';
import { workingHoursOf } from '../digest/digest-hours.ts';
import type { Figures, PersonFigures } from '../figures/figures.ts';
import { dayPeriod } from '../figures/period.ts';
import { readFigures } from '../figures/read-figures.ts';
import type { SlackUserId } from '../ids.ts';
import { localDayOf } from '../local-day.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings } from '../team/settings.ts';

/** Today so far: how the desk does, and how one person does. */
export interface PaceFacts {
  readonly figures: Figures;
  /** Undefined when they have answered nobody yet. */
  readonly mine: PersonFigures | undefined;
}

/** Reads today's figures of these accounts, at least one; the day is that of the first one's time zone. */
export async function readPace(
  stores: Stores,
  settings: DeskSettings,
  accounts: readonly [Account, ...Account[]],
  person: SlackUserId,
  now: Date,
): Promise<PaceFacts> {
  const [account] = accounts;
  const today = dayPeriod(localDayOf(now, account.timeZone), account.timeZone);
  const whose = { team: account.team, accounts: accounts.map(({ id }) => id) };
  const figures = await readFigures(stores, settings, whose, today, workingHoursOf(settings.digest, account), now);
  return { figures, mine: figures.byPerson.find((row) => row.person === person) };
}
