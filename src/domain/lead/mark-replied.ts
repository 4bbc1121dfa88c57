import { coreOfLead, isClosed, type Lead, progressOf, type RepliedLead } from './lead.ts';

/**
 * Notes that they wrote `at` that time: after our last message that makes it our turn, whether or not the lead was put
 * off. Of several answers the first counts, in whatever order we hear of them.
 *
 * @returns undefined when it changes nothing
 */
export function markReplied(lead: Lead, at: Date): RepliedLead | undefined {
  if (isClosed(lead)) return undefined;
  const { owner, contactedAt, lastTouchAt, repliedAt } = progressOf(lead);
  if (!contactedAt || !lastTouchAt || at <= lastTouchAt || (repliedAt && repliedAt <= at)) return undefined;
  return { ...coreOfLead(lead), status: 'replied', owner, contactedAt, lastTouchAt, repliedAt: at };
}
