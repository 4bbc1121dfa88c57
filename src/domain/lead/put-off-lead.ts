import type { Desk } from '../desk.ts';
import type { LeadId, TeamId } from '../ids.ts';
import { change, keep, type LeadPress } from './press-lead.ts';
import { snoozeLead, wakeEarly, wakeLead } from './snooze-lead.ts';

/** @param mayActForOthers whether the presser may also put off what somebody else has */
export const snooze = (desk: Desk, press: LeadPress, until: Date, mayActForOthers: boolean) =>
  change(desk, press, 'snoozed', (lead, now) => snoozeLead(lead, press.by, until, mayActForOthers, now));

/** Brings a lead back before its time. */
export const wake = (desk: Desk, press: LeadPress, mayActForOthers: boolean) =>
  change(desk, press, 'woken', (lead) => wakeEarly(lead, press.by, mayActForOthers));

/** Brings a lead back whose time has come. Does nothing when it was woken or put off again meanwhile. */
export async function endSnooze(desk: Desk, team: TeamId, id: LeadId): Promise<void> {
  await desk.database.transaction(async (stores) => {
    const lead = await stores.leads.lock(team, id);
    const now = desk.clock.now();
    const woken = lead?.status === 'snoozed' && lead.snoozedUntil <= now ? wakeLead(lead) : undefined;
    if (woken) await keep(desk, stores, woken, 'woken', undefined, 'its time came', now);
  });
}
