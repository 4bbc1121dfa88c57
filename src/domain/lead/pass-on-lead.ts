import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { backInQueue } from './claim-lead.ts';
import { type ActiveLead, isClosed, type Lead } from './lead.ts';
import { isOver, type LeadRefusal } from './refusal.ts';

/**
 * Leaves `lead` to the others: it stays in the queue, and Claim next does not offer it to `by` again.
 *
 * The owner who passes gives it back; what somebody else has cannot be passed on.
 */
export function passOnLead(lead: Lead, by: SlackUserId): Result<ActiveLead, LeadRefusal> {
  if (isClosed(lead)) return refuse(isOver(lead));
  if (lead.status === 'claimed' && lead.owner !== by) {
    return refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });
  }
  if (lead.status !== 'open' && lead.owner !== undefined && lead.owner !== by) {
    return refuse({ kind: 'not-yours', owner: lead.owner });
  }
  if (lead.passedBy.includes(by)) return refuse({ kind: 'already-passed' });
  const passedBy = [...lead.passedBy, by];
  if (lead.status === 'open') return accept({ ...lead, passedBy });
  return accept(
    lead.status === 'claimed' ? { ...backInQueue(lead), passedBy } : { ...lead, owner: undefined, passedBy },
  );
}
