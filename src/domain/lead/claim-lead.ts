import { addMinutes } from '../duration.ts';
import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import {
  type ClaimedLead,
  type ContactedLead,
  coreOfLead,
  type Lead,
  type OpenLead,
  progressOf,
  type RepliedLead,
} from './lead.ts';
import { isOver, type LeadRefusal } from './refusal.ts';
import { resumed } from './resume-lead.ts';

/**
 * Claims `lead` for `by`: until `now + leaseMinutes` when nobody has written to them yet, else for good.
 *
 * Only the first claim counts: a second is refused with the owner's name, so two teammates never answer the same
 * viewer. Claiming one's own lead renews it. What nobody has is claimed out of its snooze, too.
 */
export function claimLead(
  lead: Lead,
  by: SlackUserId,
  now: Date,
  leaseMinutes: number,
): Result<ClaimedLead | ContactedLead | RepliedLead, LeadRefusal> {
  switch (lead.status) {
    case 'open':
      return accept({
        ...lead,
        status: 'claimed',
        owner: by,
        claimedAt: now,
        leaseUntil: addMinutes(now, leaseMinutes),
      });
    case 'claimed':
      return lead.owner === by
        ? accept(renewClaim(lead, now, leaseMinutes))
        : refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });
    case 'contacted':
    case 'replied':
      return lead.owner === undefined || lead.owner === by
        ? accept({ ...lead, owner: by })
        : refuse({ kind: 'already-answered', owner: lead.owner, at: lead.lastTouchAt });
    case 'snoozed':
      return lead.owner === undefined || lead.owner === by
        ? claimLead(resumed(lead, progressOf(lead)), by, now, leaseMinutes)
        : refuse({ kind: 'snoozed', by: lead.snoozedBy, until: lead.snoozedUntil });
    default:
      return refuse(isOver(lead));
  }
}

/** Any action of the owner shows that they are at it: the lease starts anew. */
const renewClaim = (lead: ClaimedLead, now: Date, leaseMinutes: number): ClaimedLead => ({
  ...lead,
  leaseUntil: addMinutes(now, leaseMinutes),
});

/** The same lead, back in the queue. */
export const backInQueue = (lead: Lead): OpenLead => ({ ...coreOfLead(lead), status: 'open' });

/** Returns the lead to the queue once its lease has run out; undefined while it has not, or nobody holds it. */
export function expireClaim(lead: Lead, now: Date): OpenLead | undefined {
  return lead.status === 'claimed' && lead.leaseUntil <= now ? backInQueue(lead) : undefined;
}
