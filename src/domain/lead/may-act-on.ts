import type { SlackUserId } from '../ids.ts';
import { accept, type Result, refuse } from '../result.ts';
import { type ActiveLead, isClosed, type Lead, ownerOf } from './lead.ts';
import { isOver, type LeadRefusal } from './refusal.ts';

/**
 * Whether `by` may decide about a lead: its owner may, anybody may about what nobody has, and the monitor of the story
 * and managers may for others.
 */
export function mayActOn(lead: Lead, by: SlackUserId, mayActForOthers: boolean): Result<ActiveLead, LeadRefusal> {
  if (isClosed(lead)) return refuse(isOver(lead));
  const owner = ownerOf(lead);
  return owner === undefined || owner === by || mayActForOthers ? accept(lead) : refuse({ kind: 'not-yours', owner });
}
