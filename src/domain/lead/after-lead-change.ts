import { markBoardStale, markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import type { Lead } from './lead.ts';

/**
 * What must follow any change of a lead, in the same transaction: its card, its story's board, its lease timer.
 *
 * @param showAt when its card should show it
 */
export async function afterLeadChange(
  desk: Desk,
  stores: Transaction,
  account: Account,
  lead: Lead,
  now: Date,
  showAt = now,
): Promise<void> {
  if (lead.status === 'claimed') {
    await stores.tasks.schedule({
      team: lead.team,
      kind: 'end-lease',
      key: lead.id,
      dueAt: lead.leaseUntil,
      move: true,
    });
  } else if (lead.version > 1) {
    await stores.tasks.cancel(lead.team, 'end-lease', lead.id);
  }
  if (lead.status === 'snoozed') {
    await stores.tasks.schedule({
      team: lead.team,
      kind: 'end-snooze',
      key: lead.id,
      dueAt: lead.snoozedUntil,
      move: true,
    });
  }
  await markCardStale(stores, account, lead, showAt);
  if (lead.story) await markBoardStale(desk, stores, account, lead.story, now, 'counts');
}
