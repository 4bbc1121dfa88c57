import type { SlackUserId } from '../ids.ts';
import type { LeadStatus } from './lead.ts';

/** Why a press on a lead changed nothing; carries what the private sentence needs. */
export type LeadRefusal =
  | { readonly kind: 'already-claimed'; readonly owner: SlackUserId; readonly claimedAt: Date }
  | { readonly kind: 'not-yours'; readonly owner: SlackUserId }
  | { readonly kind: 'not-claimed' }
  | { readonly kind: 'no-longer-open'; readonly status: LeadStatus }
  | { readonly kind: 'not-closed'; readonly status: LeadStatus }
  /** They opted out; a manager may undo that. */
  | { readonly kind: 'wants-no-messages' }
  | { readonly kind: 'newer-lead' }
  | { readonly kind: 'already-passed' }
  | { readonly kind: 'unknown-lead' }
  | { readonly kind: 'queue-empty' };
