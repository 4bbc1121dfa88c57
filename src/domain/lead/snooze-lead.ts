import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, coreOfLead, isClosed, type Lead, ownerOf, progressOf, type SnoozedLead } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';
import { resumed } from './resume-lead.ts';

/** Puts a lead off until `until`: one's own, or one that nobody has. */
export function snoozeLead(
  lead: Lead,
  by: SlackUserId,
  until: Date,
  mayActForOthers: boolean,
): Result<SnoozedLead, LeadRefusal> {
  if (isClosed(lead)) return refuse({ kind: 'no-longer-open', status: lead.status });
  const owner = ownerOf(lead);
  if (owner !== undefined && owner !== by && !mayActForOthers) return refuse({ kind: 'not-yours', owner });
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
