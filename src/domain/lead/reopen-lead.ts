import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, isClosed, type Lead, progressOf } from './lead.ts';
import type { LeadRefusal } from './refusal.ts';
import { resumed } from './resume-lead.ts';

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
