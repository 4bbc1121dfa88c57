import { addMinutes } from '../duration.ts';
import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { ClaimedLead, Lead, OpenLead } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';

/**
 * Claims `lead` for `by` until `now + leaseMinutes`.
 *
 * Only the first claim counts: a second is refused with the owner's name, so two teammates never answer the same
 * viewer. Claiming one's own lead renews it.
 */
export function claimLead(
  lead: Lead,
  by: SlackUserId,
  now: Date,
  leaseMinutes: number,
): Result<ClaimedLead, LeadRefusal> {
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
    case 'dismissed':
      return refuse({ kind: 'no-longer-open', status: lead.status });
  }
}

/** Any action of the owner shows that they are at it: the lease starts anew. */
const renewClaim = (lead: ClaimedLead, now: Date, leaseMinutes: number): ClaimedLead => ({
  ...lead,
  leaseUntil: addMinutes(now, leaseMinutes),
});

/** The same lead, back in the queue. */
export function backInQueue(lead: ClaimedLead): OpenLead {
  const { owner: _owner, claimedAt: _claimedAt, leaseUntil: _leaseUntil, ...rest } = lead;
  return { ...rest, status: 'open' };
}

/** Returns the lead to the queue once its lease has run out; undefined while it has not, or nobody holds it. */
export function expireClaim(lead: Lead, now: Date): OpenLead | undefined {
  return lead.status === 'claimed' && lead.leaseUntil <= now ? backInQueue(lead) : undefined;
}
