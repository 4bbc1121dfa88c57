import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { backInQueue } from './claim-lead.ts';
import { type ActiveLead, isClosed, type Lead } from './lead.ts';
import { isOver, type LeadRefusal } from './refusal.ts';

/**
 * Gives a lead back: a claimed one to the queue; one that was answered to whoever takes it.
 *
 * @param mayReleaseOthers whether `by` may also give back what somebody else has claimed (monitor, manager)
 */
export function releaseLead(lead: Lead, by: SlackUserId, mayReleaseOthers: boolean): Result<ActiveLead, LeadRefusal> {
  if (isClosed(lead)) return refuse(isOver(lead));
  if (lead.status === 'open' || lead.owner === undefined) return refuse({ kind: 'not-claimed' });
  if (lead.owner !== by && !mayReleaseOthers) return refuse({ kind: 'not-yours', owner: lead.owner });
  return accept(lead.status === 'claimed' ? backInQueue(lead) : { ...lead, owner: undefined });
}
