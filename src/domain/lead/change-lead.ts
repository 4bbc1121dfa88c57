import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addMinutes } from '../duration.ts';
import type { LeadId, TeamId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { settlesByItself } from '../touch/settles-by-itself.ts';
import { claimLead, expireClaim } from './claim-lead.ts';
import type { Lead } from './lead.ts';
import { passOnLead } from './pass-on-lead.ts';
import { change, keep, type LeadPress } from './press-lead.ts';
import type { LeadRefusal } from './refusal.ts';
import { releaseLead } from './release-lead.ts';

export const claim = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'claimed', (lead, now) => claimLead(lead, press.by, now, desk.settings.rhythm.leaseMinutes));

/** @param mayReleaseOthers whether the presser may also release what somebody else holds */
export const release = (desk: Desk, press: LeadPress, mayReleaseOthers: boolean) =>
  change(desk, press, 'released', (lead) => releaseLead(lead, press.by, mayReleaseOthers));

export const pass = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'passed', (lead) => passOnLead(lead, press.by));

/** The owner is at it: the lease starts anew. Anybody else's look changes nothing. */
export const renewIfMine = (desk: Desk, press: LeadPress) =>
  change(desk, press, 'renewed', (lead, now) =>
    lead.status === 'claimed' && lead.owner === press.by
      ? claimLead(lead, press.by, now, desk.settings.rhythm.leaseMinutes)
      : refuse({ kind: 'not-claimed' }),
  );

/** Takes the hottest lead that waits on these accounts and that `by` has not passed on. */
export async function claimNext(
  desk: Desk,
  press: Omit<LeadPress, 'lead'> & { readonly accounts: Parameters<Transaction['leads']['lockNext']>[1] },
): Promise<Result<Lead, LeadRefusal>> {
  return desk.database.transaction(async (stores) => {
    const next = await stores.leads.lockNext(press.team, press.accounts, press.by);
    if (!next) return refuse({ kind: 'queue-empty' });
    const now = desk.clock.now();
    const claimed = claimLead(next, press.by, now, desk.settings.rhythm.leaseMinutes);
    return claimed.ok
      ? accept(await keep(desk, stores, claimed.value, 'claimed', press.by, press.cause, now))
      : claimed;
  });
}

/** Gives a lead back to the queue when its time is up. Does nothing when it was renewed or given back meanwhile. */
export async function endLease(desk: Desk, team: TeamId, id: LeadId): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(team, id);
    const now = desk.clock.now();
    const open = lead && expireClaim(lead, now);
    if (!open) return;
    const account = await stores.accounts.find(team, lead.account);
    const underWay = account ? await stores.touches.lockUnderWay(account, lead.viewer) : [];
    // Whoever has written is waiting for Instagram, not idle: nobody else is to answer meanwhile.
    if (underWay.some(settlesByItself))
      await keep(desk, stores, renewed(lead, desk, now), 'renewed', undefined, 'a message is under way', now);
    else await keep(desk, stores, open, 'lease-ended', undefined, 'lease ran out', now);
  });
}

const renewed = (lead: Lead, { settings }: Desk, now: Date): Lead =>
  lead.status === 'claimed' ? { ...lead, leaseUntil: addMinutes(now, settings.rhythm.leaseMinutes) } : lead;
