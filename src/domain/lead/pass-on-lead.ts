import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { backInQueue } from './claim-lead.ts';
import type { Lead, OpenLead } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';

/**
 * Leaves `lead` to the others: it stays in the queue, and Claim next does not offer it to `by` again.
 *
 * The owner who passes gives it back; somebody else's claim cannot be passed on.
 */
export function passOnLead(lead: Lead, by: SlackUserId): Result<OpenLead, LeadRefusal> {
  if (lead.status === 'dismissed') return refuse({ kind: 'no-longer-open', status: lead.status });
  if (lead.status === 'claimed' && lead.owner !== by) {
    return refuse({ kind: 'already-claimed', owner: lead.owner, claimedAt: lead.claimedAt });
  }
  if (lead.passedBy.includes(by)) return refuse({ kind: 'already-passed' });
  const open = lead.status === 'claimed' ? backInQueue(lead) : lead;
  return accept({ ...open, passedBy: [...open.passedBy, by] });
}
