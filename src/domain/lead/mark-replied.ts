import type { Lead, RepliedLead } from './lead.ts';

/** The lead once they wrote at `at`: our turn. Undefined when that answers nothing of ours, or is no news. */
export function markReplied(lead: Lead, at: Date): RepliedLead | undefined {
  if (lead.status === 'contacted' && at > lead.lastTouchAt) return { ...lead, status: 'replied', repliedAt: at };
  if (lead.status === 'replied' && at > lead.lastTouchAt && at < lead.repliedAt) return { ...lead, repliedAt: at };
  return undefined;
}
