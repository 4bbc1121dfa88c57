import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, coreOfLead, type DismissedLead, type Lead, progressOf } from './lead.ts';
import { mayActOn } from './may-act-on.ts';
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
  if (lead.status === 'claimed' && lead.owner !== by && !mayActForOthers) {
    return refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });
  }
  const mine = mayActOn(lead, by, mayActForOthers);
  return mine.ok ? accept(dismissed(mine.value, now, by, 'not-a-lead')) : mine;
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
