import type { Desk } from '../desk.ts';
import { accept, type Result, refuse } from '../result.ts';
import { suppressViewer } from '../suppression/suppress-viewer.ts';
import { loseLead, winLead } from './close-lead.ts';
import { dismissLead } from './dismiss-lead.ts';
import type { Lead, LostReason } from './lead.ts';
import type { Money } from './money.ts';
import { change, type LeadPress } from './press-lead.ts';
import { isOver, type LeadRefusal } from './refusal.ts';
import { reopenLead } from './reopen-lead.ts';

/** @param mayActForOthers whether the presser may also put aside what somebody else holds */
export const dismiss = (desk: Desk, press: LeadPress, mayActForOthers: boolean) =>
  change(desk, press, 'dismissed', (lead, now) => dismissLead(lead, press.by, now, mayActForOthers));

/** Whether the presser may also close what somebody else has, and what they have to say about it. */
export interface ClosingPress extends LeadPress {
  readonly mayActForOthers: boolean;
  readonly note: string | undefined;
}

/** They bought, booked or joined: that is a conversion, until the lead is reopened. */
export const win = (desk: Desk, press: ClosingPress, value: Money | undefined) =>
  change(desk, press, 'won', (lead, now) => winLead(lead, { ...press, now }, value));

/** Nothing came of it. */
export const lose = (desk: Desk, press: ClosingPress, reason: LostReason) =>
  change(desk, press, 'lost', (lead, now) => loseLead(lead, { ...press, now }, reason));

/**
 * They do not want to hear from us, says a teammate. That counts whoever has the lead and also when it was closed
 * meanwhile: it is about the person.
 */
export function optOut(desk: Desk, press: LeadPress): Promise<Result<Lead, LeadRefusal>> {
  return desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(press.team, press.lead);
    const account = lead && (await stores.accounts.find(lead.team, lead.account));
    if (!lead || !account) return refuse({ kind: 'unknown-lead' });
    if (lead.status === 'suppressed') return refuse(isOver(lead));
    const cause = { actor: press.by, cause: press.cause };
    const since = desk.clock.now();
    await suppressViewer(desk, stores, account, lead.viewer, { by: 'button', since }, cause);
    return accept((await stores.leads.find(lead.team, lead.id)) ?? lead);
  });
}

/**
 * Takes up a closed lead again.
 *
 * @param mayLiftSuppression whether the presser may also take up somebody who had opted out; then they may be written to
 */
export const reopen = (desk: Desk, press: LeadPress, mayLiftSuppression = false) =>
  change(desk, press, 'reopened', async (lead, _now, stores) => {
    const account = await stores.accounts.find(lead.team, lead.account);
    if (!account) return refuse({ kind: 'unknown-lead' });
    const current = await stores.leads.lockCurrent(account, lead.viewer);
    const reopened = reopenLead(lead, current !== undefined, mayLiftSuppression);
    if (!reopened.ok) return reopened;
    if (await stores.suppressions.find(account, lead.viewer)) {
      if (!mayLiftSuppression) return refuse({ kind: 'wants-no-messages' });
      await stores.suppressions.lift(account, lead.viewer);
    }
    return reopened;
  });
