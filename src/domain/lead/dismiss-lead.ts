import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, coreOfLead, type DismissedLead, isClosed, type Lead, ownerOf, progressOf } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';
import { resumed } from './resume-lead.ts';

/**
 * Puts a lead aside as not a lead. What somebody else has claimed stays theirs, unless `by` may act for others.
 */
export function dismissLead(
  lead: Lead,
  by: SlackUserId,
  now: Date,
  mayActForOthers: boolean,
): Result<DismissedLead, LeadRefusal> {
  if (isClosed(lead)) return refuse({ kind: 'no-longer-open', status: lead.status });
  const owner = ownerOf(lead);
  if (owner !== undefined && owner !== by && !mayActForOthers) {
    return lead.status === 'claimed'
      ? refuse({ kind: 'already-claimed', owner, claimedAt: lead.claimedAt })
      : refuse({ kind: 'not-yours', owner });
  }
  return accept(dismissed(lead, now, by, 'not-a-lead'));
}

/** Closes the second of two leads whose viewers turned out to be one person. */
export const dismissAsDuplicate = (lead: ActiveLead, now: Date): DismissedLead =>
  dismissed(lead, now, undefined, 'duplicate');

const dismissed = (
  lead: ActiveLead,
  now: Date,
  by: SlackUserId | undefined,
  as: DismissedLead['dismissedAs'],
): DismissedLead => ({
  ...coreOfLead(lead),
  ...progressOf(lead),
  // Whoever had claimed it has let it go.
  ...(lead.status === 'claimed' && { owner: undefined }),
  status: 'dismissed',
  closedAt: now,
  closedBy: by,
  dismissedAs: as,
});

/**
 * Takes up a closed lead again: answered before, it is whoever's it was; otherwise it is back in the queue.
 *
 * Refused when the viewer has another lead by now: there is never more than one. Whoever wants no messages is
 * reopened by a manager alone.
 */
export function reopenLead(lead: Lead, hasOpenLead: boolean, isManager: boolean): Result<ActiveLead, LeadRefusal> {
  if (!isClosed(lead)) return refuse({ kind: 'not-closed', status: lead.status });
  if (hasOpenLead || (lead.status === 'dismissed' && lead.dismissedAs === 'duplicate')) {
    return refuse({ kind: 'newer-lead' });
  }
  if (lead.status === 'suppressed' && !isManager) return refuse({ kind: 'wants-no-messages' });
  return accept({ ...resumed(lead, progressOf(lead)), passedBy: [] });
}
