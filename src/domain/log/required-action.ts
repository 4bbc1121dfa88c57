import { addHours } from '../duration.ts';
import { isClosed, type Lead } from '../lead/lead.ts';
import { hoursToStep, type Step, steps } from '../touch/step.ts';

/** What the desk asks for now. */
export type RequiredAction =
  | { readonly kind: 'claim' }
  | { readonly kind: 'answer' }
  | { readonly kind: 'wait-for-them' }
  /** `since`: when it was put off to, or when the next step of the sequence fell due. */
  | { readonly kind: 'follow-up'; readonly since: Date }
  | { readonly kind: 'none' };

/** @param lastStep the latest step in which something went out */
export function requiredAction(lead: Lead, lastStep: Step | undefined, now: Date): RequiredAction {
  if (isClosed(lead)) return { kind: 'none' };
  switch (lead.status) {
    case 'open':
      return { kind: 'claim' };
    case 'claimed':
    case 'replied':
      return { kind: 'answer' };
    case 'snoozed':
      return { kind: 'follow-up', since: lead.snoozedUntil };
    case 'contacted': {
      const next = stepAfter(lastStep ?? 'day0');
      const since = next && addHours(lead.contactedAt, hoursToStep[next]);
      return since && since <= now ? { kind: 'follow-up', since } : { kind: 'wait-for-them' };
    }
  }
}

/** What follows a step when they stay silent; nothing follows the last. */
export const stepAfter = (step: Step): Step | undefined => steps[steps.indexOf(step) + 1];
