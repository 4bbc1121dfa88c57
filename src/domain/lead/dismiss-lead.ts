import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { backInQueue } from './claim-lead.ts';
import type { DismissedLead, Lead, OpenLead } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';

/**
 * Puts a lead aside as not a lead. What somebody else has claimed stays theirs, unless `by` may act for others.
 */
export function dismissLead(
  lead: Lead,
  by: SlackUserId,
  now: Date,
  mayActForOthers: boolean,
): Result<DismissedLead, LeadRefusal> {
  if (lead.status === 'dismissed') return refuse({ kind: 'no-longer-open', status: lead.status });
  if (lead.status === 'claimed' && lead.owner !== by && !mayActForOthers) {
    return refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });
  }
  return accept(dismissed(lead, now, by, 'not-a-lead'));
}

/** Closes the second of two leads whose viewers turned out to be one person. */
export const dismissAsDuplicate = (lead: Exclude<Lead, DismissedLead>, now: Date): DismissedLead =>
  dismissed(lead, now, undefined, 'duplicate');

function dismissed(
  lead: Exclude<Lead, DismissedLead>,
  now: Date,
  by: SlackUserId | undefined,
  as: DismissedLead['dismissedAs'],
): DismissedLead {
  const open = lead.status === 'claimed' ? backInQueue(lead) : lead;
  return { ...open, status: 'dismissed', dismissedAt: now, dismissedBy: by, dismissedAs: as };
}

/**
 * Takes a dismissed lead back into the queue.
 *
 * Refused when the viewer has another lead open by now: there is never more than one.
 */
export function reopenLead(lead: Lead, hasOpenLead: boolean): Result<OpenLead, LeadRefusal> {
  if (lead.status !== 'dismissed') return refuse({ kind: 'not-dismissed', status: lead.status });
  if (hasOpenLead || lead.dismissedAs === 'duplicate') return refuse({ kind: 'newer-lead' });
  const { dismissedAt: _at, dismissedBy: _by, dismissedAs: _as, ...rest } = lead;
  return accept({ ...rest, status: 'open', passedBy: [] });
}
