import { markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { ViewerId } from '../ids.ts';
import type { Cause } from '../lead/lead-event.ts';
import type { Account } from '../team/account.ts';
import { cancelTouch } from './cancel-touch.ts';
import type { CancelReason } from './touch.ts';

/**
 * Holds back what has not gone out yet to a viewer, in the transaction of whatever made it wrong. What Instagram has,
 * or may have, can't be called back and is left as it is.
 */
export async function stopWaiting(
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  why: CancelReason,
  cause: Cause,
  now: Date,
): Promise<void> {
  for (const touch of await stores.touches.lockUnderWay(account, viewer)) {
    // Whoever writes again before an answer went out still gets it; what was planned for later they have overtaken.
    if (why.kind === 'they-replied' && touch.step === 'day0') continue;
    const cancelled = cancelTouch(touch, why, now);
    if (!cancelled.ok) continue;
    await stores.touches.save(cancelled.value, cause, now);
    await stores.tasks.cancel(account.team, 'send-touch', touch.id);
    const lead = await stores.leads.find(account.team, touch.lead);
    if (lead) await markCardStale(stores, account, lead, now);
  }
}
