import { clearAlarm } from '../alarm/raise-alarm.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import { scheduleSend } from './after-touch-change.ts';

/** Has what waits for an account go on: its token was renewed, or an admin says that it may send again. */
export async function resumeSending(desk: Desk, stores: Transaction, account: Account): Promise<void> {
  const now = desk.clock.now();
  await stores.accounts.pauseSending(account.team, account.id, undefined);
  await clearAlarm(desk, stores, account.team, 'sending-paused', account.id);
  for (const id of await stores.touches.waiting(account)) {
    const touch = await stores.touches.find(account.team, id);
    if (touch?.status === 'waiting' && touch.why.kind === 'account-paused') {
      await scheduleSend(stores, { ...touch, until: now });
    }
  }
}
