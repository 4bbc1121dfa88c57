import type { ConversionFacts } from '../../../src/domain/figures/conversion-facts.ts';
import type { CostFacts } from '../../../src/domain/figures/cost-facts.ts';
import type { FirstAnswer, LeadFacts } from '../../../src/domain/figures/lead-facts.ts';
import type { TouchFacts } from '../../../src/domain/figures/touch-facts.ts';
import { accountId, leadId, touchId } from '../../../src/domain/ids.ts';
import { ben, minutesLater, noon } from '../builders.ts';

/** A Hot lead that opened at noon and that nobody has answered. */
export const leadFacts = (over: Partial<LeadFacts> = {}): LeadFacts => ({
  lead: leadId('lead-1'),
  account: accountId('17841405822304914'),
  story: undefined,
  segment: 'hot',
  segmentSince: over.openedAt ?? noon,
  openedAt: noon,
  answer: undefined,
  repliedAt: undefined,
  wonAt: undefined,
  leftAt: undefined,
  ...over,
});

/** Ben's answer, so many minutes after noon. */
export const answerAfter = (minutes: number): FirstAnswer => ({
  at: minutesLater(minutes),
  touch: touchId('touch-1'),
  by: ben,
});

/** Written freely by Ben, sent at noon, and nothing came of it. */
export const touchFacts = (over: Partial<TouchFacts> = {}): TouchFacts => ({
  touch: touchId('touch-1'),
  lead: leadId('lead-1'),
  sentAt: noon,
  by: ben,
  step: 'day0',
  route: 'reply',
  template: undefined,
  isTraceable: true,
  seenAt: undefined,
  repliedAt: undefined,
  hasLink: false,
  clickedAt: undefined,
  soldAt: undefined,
  ...over,
});

/** A sale of 100 euros at noon, put down to a message of Ben's. */
export const conversionFacts = (over: Partial<ConversionFacts> = {}): ConversionFacts => ({
  key: 'order-1',
  kind: 'sale',
  account: accountId('17841405822304914'),
  happenedAt: noon,
  lead: leadId('lead-1'),
  story: undefined,
  segment: 'hot',
  campaign: undefined,
  value: { amount: '100', currency: 'EUR' },
  attribution: { at: minutesLater(-60), touch: touchId('touch-1'), by: ben, template: undefined },
  ...over,
});

/** Ten euros on 20 November. */
export const costFacts = (over: Partial<CostFacts> = {}): CostFacts => ({
  key: 'cost-1',
  startsOn: '2026-11-20',
  endsOn: '2026-11-20',
  story: undefined,
  campaign: undefined,
  amount: { amount: '10', currency: 'EUR' },
  ...over,
});
