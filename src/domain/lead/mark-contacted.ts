import type { SlackUserId } from '../ids.ts';
import { type ContactedLead, coreOfLead, isClosed, type Lead, ownerOf, progressOf, type RepliedLead } from './lead.ts';

/**
 * The lead once a message of ours has gone out at `at`: their turn, unless they have written since. Undefined when that
 * is no news: the lead is closed, or we have written later.
 *
 * @param by whoever sent it through Storydesk; undefined when it was typed in the Instagram app
 * @param firstAt when our first message went out, where another than this one is known to have
 */
export function markContacted(
  lead: Lead,
  at: Date,
  by: SlackUserId | undefined,
  firstAt = at,
): ContactedLead | RepliedLead | undefined {
  if (isClosed(lead)) return undefined;
  const { contactedAt = firstAt, lastTouchAt = at } = progressOf(lead);
  const contact = {
    owner: ownerOf(lead) ?? by,
    contactedAt: earlier(contactedAt, firstAt),
    lastTouchAt: later(lastTouchAt, at),
  };
  const isNews =
    !('lastTouchAt' in lead && lead.lastTouchAt) ||
    lead.lastTouchAt < contact.lastTouchAt ||
    (lead.contactedAt !== undefined && lead.contactedAt > contact.contactedAt);
  if (!isNews) return undefined;
  const core = coreOfLead(lead);
  return lead.status === 'replied' && lead.repliedAt > contact.lastTouchAt
    ? { ...core, ...contact, status: 'replied', repliedAt: lead.repliedAt }
    : { ...core, ...contact, status: 'contacted' };
}

const earlier = (one: Date, other: Date) => (one < other ? one : other);
const later = (one: Date, other: Date) => (one > other ? one : other);
