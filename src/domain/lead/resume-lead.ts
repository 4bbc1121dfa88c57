import { type ContactedLead, coreOfLead, type Lead, type OpenLead, type Progress, type RepliedLead } from './lead.ts';

/** The lead as it was before it was put off or closed: a claim is over, an answer is not. */
export function resumed(lead: Lead, progress: Progress): OpenLead | ContactedLead | RepliedLead {
  const { owner, contactedAt, lastTouchAt, repliedAt } = progress;
  const core = coreOfLead(lead);
  if (!contactedAt || !lastTouchAt) return { ...core, status: 'open' };
  const contact = { owner, contactedAt, lastTouchAt };
  return repliedAt
    ? { ...core, ...contact, status: 'replied', repliedAt }
    : { ...core, ...contact, status: 'contacted' };
}
