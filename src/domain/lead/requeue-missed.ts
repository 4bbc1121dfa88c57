import type { Desk } from '../desk.ts';
import { workingHoursOf } from '../digest/digest-hours.ts';
import type { Account } from '../team/account.ts';
import { workClock } from '../team/working-hours.ts';
import { isMissed } from './lateness.ts';
import type { Lead } from './lead.ts';
import { keep, type LeadPress } from './press-lead.ts';
import { releaseLead } from './release-lead.ts';

/** So many at once: each is a card to redraw. */
const mostRequeued = 50;

/**
 * Gives back to the queue what somebody has and is late with, the longest waiting first, so that whoever is there can
 * take it. A message that is on its way goes out all the same; whoever had the lead sees on its card that it is nobody's.
 *
 * @param accounts those of one desk; the first one's working hours count
 * @returns the leads given back
 */
export async function requeueMissed(
  desk: Desk,
  { by, cause }: Pick<LeadPress, 'by' | 'cause'>,
  accounts: readonly [Account, ...Account[]],
): Promise<readonly Lead[]> {
  const { database, settings, clock } = desk;
  const [{ team, timeZone }] = accounts;
  const worked = workClock(workingHoursOf(settings.digest, accounts[0]), timeZone);
  const allowance = { rhythm: settings.rhythm, worked };
  const ourTurn = await database.stores.waits.ourTurn({ team, accounts: accounts.map(({ id }) => id) });
  const missed = ourTurn.filter((lead) => isMissed(lead, clock.now(), allowance)).slice(0, mostRequeued);

  const requeued: Lead[] = [];
  for (const { id, version } of missed) {
    const lead = await database.transaction(async (stores) => {
      const found = await stores.leads.lock(team, id);
      // Whoever has just answered, renewed or closed it is not late any more.
      if (found?.version !== version) return undefined;
      const released = releaseLead(found, by, true);
      return released.ok ? keep(desk, stores, released.value, 'released', by, cause, clock.now()) : undefined;
    });
    if (lead) requeued.push(lead);
  }
  return requeued;
}
