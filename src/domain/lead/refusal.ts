import type { SlackUserId } from '../ids.ts';
import type { ClosedLead, LeadStatus } from './lead.ts';

/** Why a press on a lead changed nothing; carries what the private sentence needs. */
export type LeadRefusal =
  | { readonly kind: 'already-claimed'; readonly owner: SlackUserId; readonly claimedAt: Date }
  /** Its owner has written to them already. */
  | { readonly kind: 'already-answered'; readonly owner: SlackUserId; readonly at: Date }
  | { readonly kind: 'not-yours'; readonly owner: SlackUserId }
  | { readonly kind: 'not-claimed' }
  | {
      readonly kind: 'no-longer-open';
      readonly status: ClosedLead['status'];
      /** Undefined when nobody closed it: they opted out by themselves, or are another card's person. */
      readonly by: SlackUserId | undefined;
      readonly at: Date;
    }
  | { readonly kind: 'snoozed'; readonly by: SlackUserId; readonly until: Date }
  | { readonly kind: 'not-snoozed' }
  /** Nothing can be put off until a moment that is past. */
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'not-closed'; readonly status: LeadStatus }
  /** They opted out; a manager may undo that. */
  | { readonly kind: 'wants-no-messages' }
  | { readonly kind: 'newer-lead' }
  | { readonly kind: 'already-passed' }
  | { readonly kind: 'unknown-lead' }
  | { readonly kind: 'queue-empty' };

/** It is over, and who said so. */
export const isOver = ({
  status,
  closedBy,
  closedAt,
}: ClosedLead): Extract<LeadRefusal, { kind: 'no-longer-open' }> => ({
  kind: 'no-longer-open',
  status,
  by: closedBy,
  at: closedAt,
});
