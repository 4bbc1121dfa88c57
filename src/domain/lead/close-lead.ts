import type { SlackUserId } from '../ids.ts';
import { accept, type Result } from '../result.ts';
import type { Suppression } from '../suppression/suppression.ts';
import {
  type ActiveLead,
  coreOfLead,
  type Lead,
  type LostLead,
  type LostReason,
  progressOf,
  type SuppressedLead,
  type WonLead,
} from './lead.ts';
import { mayActOn } from './may-act-on.ts';
import type { Money } from './money.ts';
import type { LeadRefusal } from './refusal.ts';

/** Who closes a lead, and when. */
export interface Closing {
  readonly by: SlackUserId;
  readonly mayActForOthers: boolean;
  readonly note: string | undefined;
  readonly now: Date;
}

/** They bought, booked or joined: worth `value`, if it is known. */
export function winLead(
  lead: Lead,
  { by, mayActForOthers, note, now }: Closing,
  value: Money | undefined,
): Result<WonLead, LeadRefusal> {
  const mine = mayActOn(lead, by, mayActForOthers);
  if (!mine.ok) return mine;
  return accept({ ...keptOf(mine.value), status: 'won', closedAt: now, closedBy: by, value, note });
}

/** Nothing came of it. */
export function loseLead(
  lead: Lead,
  { by, mayActForOthers, note, now }: Closing,
  reason: LostReason,
): Result<LostLead, LeadRefusal> {
  const mine = mayActOn(lead, by, mayActForOthers);
  if (!mine.ok) return mine;
  return accept({ ...keptOf(mine.value), status: 'lost', closedAt: now, closedBy: by, reason, note });
}

/**
 * They do not want to hear from us, whoever has the lead.
 *
 * @param actor the teammate who says so; undefined when they said it themselves
 */
export const suppressLead = (
  lead: ActiveLead,
  suppressedBy: Suppression['by'],
  actor: SlackUserId | undefined,
  now: Date,
): SuppressedLead => ({ ...keptOf(lead), status: 'suppressed', closedAt: now, closedBy: actor, suppressedBy });

const keptOf = (lead: ActiveLead) => ({ ...coreOfLead(lead), ...progressOf(lead) });
