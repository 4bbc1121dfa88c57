import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import { afterLeadChange } from './after-lead-change.ts';
import { type ActiveLead, progressOf } from './lead.ts';
import type { LeadEventKind } from './lead-event.ts';
import { markContacted } from './mark-contacted.ts';
import { markReplied } from './mark-replied.ts';

/**
 * Works out whose turn it is from both sides of a conversation, in whatever order we heard of them: a message of ours
 * since the lead opened answers it, and theirs after our last one is a reply.
 *
 * @param cause what made us look, for the lead's history
 */
export async function reckonAnswers(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  cause: string,
): Promise<void> {
  const found = await stores.leads.lockCurrent(account, viewer);
  if (!found) return;
  const now = desk.clock.now();
  const keep = async (lead: ActiveLead, kind: LeadEventKind) => {
    const saved = await stores.leads.save(lead, kind, { actor: undefined, cause }, now);
    await afterLeadChange(desk, stores, account, saved, now);
    return saved;
  };
  const typed = await stores.messages.typedSince(account, viewer, found.openedAt);
  const contacted = typed && markContacted(found, typed.last, undefined, typed.first);
  const lead = contacted ? await keep(contacted, 'answered-in-app') : found;
  const { lastTouchAt } = progressOf(lead);
  const wroteAt = lastTouchAt && (await stores.signals.firstWritten(account, viewer, lastTouchAt));
  const replied = wroteAt && markReplied(lead, wroteAt);
  if (!replied) return;
  await keep(replied, 'replied');
  await stopWaiting(stores, account, viewer, { kind: 'they-replied' }, { actor: undefined, cause }, now);
}
