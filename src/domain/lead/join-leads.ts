import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import { afterLeadChange } from './after-lead-change.ts';
import { dismissAsDuplicate } from './dismiss-lead.ts';
import type { ActiveLead } from './lead.ts';

/**
 * Hands the leads of `from` to `into`, who are one person. When both have one open, one is closed as a duplicate: never
 * the one somebody has taken up, else the later. What its viewer bought is then the other's: a duplicate counts nowhere.
 */
export async function joinLeads(
  desk: Desk,
  stores: Transaction,
  account: Account,
  from: ViewerId,
  into: ViewerId,
): Promise<void> {
  const one = await stores.leads.lockCurrent(account, from);
  const other = await stores.leads.lockCurrent(account, into);
  if (one && other) {
    const now = desk.clock.now();
    const [stays, goes] = [one, other].toSorted(keptFirst) as [ActiveLead, ActiveLead];
    const cause = { actor: undefined, cause: 'two viewers are one person' };
    const closed = await stores.leads.save(dismissAsDuplicate(goes, now), 'merged', cause, now);
    await stopWaiting(stores, account, goes.viewer, { kind: 'lead-over' }, cause, now);
    await stores.conversions.moveLead(account.team, goes.id, stays.id);
    await afterLeadChange(desk, stores, account, closed, now);
  }
  await stores.leads.moveViewer(account, from, into);
}

function keptFirst(a: ActiveLead, b: ActiveLead): number {
  const byProgress = Number(a.status === 'open') - Number(b.status === 'open');
  return byProgress || a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1);
}
