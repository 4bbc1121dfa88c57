import type { Desk } from '../desk.ts';
import type { OfAccounts } from './claim-leftovers.ts';
import type { Lead } from './lead.ts';
import { keep, type LeadPress } from './press-lead.ts';
import { releaseLead } from './release-lead.ts';

/** So many at once: each is a card to redraw. */
const mostRequeued = 50;

/**
 * Gives back to the queue what somebody has and is late with, so that whoever is there can take it. A message that is
 * on its way goes out all the same; whoever had the lead sees on its card that it is nobody's.
 *
 * @returns the leads given back
 */
export function requeueMissed(desk: Desk, press: Omit<LeadPress, 'lead'> & OfAccounts): Promise<readonly Lead[]> {
  return desk.database.transaction(async (stores) => {
    const now = desk.clock.now();
    const { team, accounts, by, cause } = press;
    const missed = await stores.leads.lockMissed(team, accounts, desk.settings.rhythm, now, mostRequeued);
    const requeued: Lead[] = [];
    for (const lead of missed) {
      const released = releaseLead(lead, by, true);
      if (released.ok) requeued.push(await keep(desk, stores, released.value, 'released', by, cause, now));
    }
    return requeued;
  });
}
