import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, coreOfLead, type Lead, progressOf, type SnoozedLead } from './lead.ts';
import { mayActOn } from './may-act-on.ts';
import type { LeadRefusal } from './refusal.ts';
import { resumed } from './resume-lead.ts';

/** Puts a lead off until `until`: one's own, or one that nobody has; again, when it is put off already. */
export function snoozeLead(
  lead: Lead,
  by: SlackUserId,
  until: Date,
  mayActForOthers: boolean,
  now: Date,
): Result<SnoozedLead, LeadRefusal> {
  const mine = mayActOn(lead, by, mayActForOthers);
  if (!mine.ok) return mine;
  if (until <= now) return refuse({ kind: 'in-the-past' });
  return accept({
    ...coreOfLead(lead),
    ...progressOf(lead),
    status: 'snoozed',
    snoozedUntil: until,
    snoozedBy: by,
  });
}

/** Brings a lead back that was put off, as it was before; undefined for one that is not put off. */
export const wakeLead = (lead: Lead): ActiveLead | undefined =>
  lead.status === 'snoozed' ? resumed(lead, progressOf(lead)) : undefined;

/** Somebody wants it back before its time. */
export function wakeEarly(lead: Lead, by: SlackUserId, mayActForOthers: boolean): Result<ActiveLead, LeadRefusal> {
  const mine = mayActOn(lead, by, mayActForOthers);
  if (!mine.ok) return mine;
  const woken = wakeLead(mine.value);
  return woken ? accept(woken) : refuse({ kind: 'not-snoozed' });
}
