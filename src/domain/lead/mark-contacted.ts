import type { SlackUserId } from '../ids.ts';
import { type ContactedLead, coreOfLead, isClosed, type Lead, ownerOf, progressOf } from './lead.ts';

/**
 * The lead once a message of ours has gone out at `at`: their turn. Undefined when that is no news: the lead is closed,
 * they have written since, or we have written later.
 *
 * @param by whoever sent it through Storydesk; undefined when it was typed in the Instagram app
 */
export function markContacted(lead: Lead, at: Date, by: SlackUserId | undefined): ContactedLead | undefined {
  if (isClosed(lead)) return undefined;
  const { contactedAt = at, lastTouchAt } = progressOf(lead);
  if (lastTouchAt && lastTouchAt >= at) return undefined;
  if (lead.status === 'replied' && lead.repliedAt > at) return undefined;
  return {
    ...coreOfLead(lead),
    status: 'contacted',
    owner: ownerOf(lead) ?? by,
    contactedAt: contactedAt < at ? contactedAt : at,
    lastTouchAt: at,
  };
}
