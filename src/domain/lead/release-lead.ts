import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { backInQueue } from './claim-lead.ts';
import type { Lead, OpenLead } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';

/**
 * Gives a claimed lead back to the queue.
 *
 * @param mayReleaseOthers whether `by` may also give back what somebody else has claimed (monitor, manager)
 */
export function releaseLead(lead: Lead, by: SlackUserId, mayReleaseOthers: boolean): Result<OpenLead, LeadRefusal> {
  if (lead.status === 'dismissed') return refuse({ kind: 'no-longer-open', status: lead.status });
  if (lead.status === 'open') return refuse({ kind: 'not-claimed' });
  if (lead.owner !== by && !mayReleaseOthers) return refuse({ kind: 'not-yours', owner: lead.owner });
  return accept(backInQueue(lead));
}
