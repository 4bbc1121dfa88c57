import { markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import { addSeconds } from '../duration.ts';
import { instagramLane, privateReplyLane, sendLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import type { Touch } from './touch.ts';

/** An echo comes within seconds as a rule; whoever looks earlier finds nothing and learns nothing. */
const settleSeconds = 20;

/** What must follow any change of a touch, in the same transaction: its card shows it, and what nobody knows is looked for. */
export async function afterTouchChange(stores: Transaction, account: Account, touch: Touch, now: Date): Promise<void> {
  if (touch.status === 'unknown' && touch.lookedAt === undefined) {
    await stores.tasks.schedule({
      team: touch.team,
      kind: 'settle-touch',
      key: `${account.id}:${touch.id}`,
      dueAt: addSeconds(now, settleSeconds),
      lane: instagramLane(account.id),
      priority: 2,
    });
  }
  const lead = await stores.leads.find(touch.team, touch.lead);
  if (lead) await markCardStale(stores, account, lead, now);
}

/** Has a waiting touch sent when its time comes; one that waits for a person is left to them. */
export async function scheduleSend(stores: Transaction, touch: Touch): Promise<void> {
  if (touch.status !== 'waiting' || touch.until === undefined) return;
  await stores.tasks.schedule({
    team: touch.team,
    kind: 'send-touch',
    key: touch.id,
    dueAt: touch.until,
    lane: touch.route === 'private_reply' ? privateReplyLane(touch.account) : sendLane(touch.account),
  });
}
