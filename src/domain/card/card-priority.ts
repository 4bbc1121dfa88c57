import type { Lead } from '../lead/lead.ts';

/** Lifts Hot above any heat a Warm lead can have. */
const hotLift = 1_000_000;

/** Where a card stands in the line for Slack: Hot before Warm, hottest first. */
export const cardPriority = (lead: Pick<Lead, 'segment' | 'heat'>) =>
  (lead.segment === 'hot' ? hotLift : 0) + lead.heat;
