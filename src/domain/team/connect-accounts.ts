import { clearAlarm } from '../alarm/raise-alarm.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { startDigests } from '../digest/make-digest.ts';
import { addHours } from '../duration.ts';
import { instagramLane, postLane, type TaskKind } from '../task/task.ts';
import { resumeSending } from '../touch/resume-sending.ts';
import type { Account } from './account.ts';

/** An account as it is configured, with the token it is configured with. */
export interface ConfiguredAccount {
  readonly account: Account;
  readonly accessToken: string;
}

/** Meta renews a token from 24 hours on (refresh_access_token reference); an hour more for clocks that differ. */
export const tokenTooYoungHours = 25;

/**
 * Takes the configured accounts into the books, at every start: looks at their stories at once, and with a new token
 * introduces us to Instagram again and resumes what stood still.
 */
export async function connectAccounts(desk: Desk, configured: readonly ConfiguredAccount[]): Promise<void> {
  await desk.database.transaction(async (stores) => {
    for (const one of configured) await connect(desk, stores, one);
  });
}

async function connect(desk: Desk, stores: Transaction, { account, accessToken }: ConfiguredAccount): Promise<void> {
  const now = desk.clock.now();
  const before = await stores.accounts.find(account.team, account.id);
  await stores.accounts.put(account, now);
  if (before && before.desk !== account.desk) await leaveDesk(desk, stores, before);
  await stores.accounts.putHumanAgent(
    account.team,
    account.id,
    desk.settings.sending.humanAgentAccounts.includes(account.id),
  );
  const isNewToken = await stores.accounts.adoptToken(account.team, account.id, accessToken);
  const plan = (kind: TaskKind, dueAt: Date, move: boolean) =>
    stores.tasks.schedule({
      team: account.team,
      kind,
      key: account.id,
      dueAt,
      lane: instagramLane(account.id),
      priority: 1,
      move,
    });
  if (isNewToken) {
    await stores.tasks.unpark(account.team, instagramLane(account.id));
    await clearAlarm(desk, stores, account.team, 'token-refused', account.id);
    await resumeSending(desk, stores, account);
    await plan('connect-account', now, true);
    if (account.login === 'instagram') await plan('refresh-token', addHours(now, tokenTooYoungHours), true);
  }
  await plan('poll-stories', now, true);
  await startDigests(desk, stores, account);
}

/** What waits for the old channel, which may be closed for good, goes on and finds that its desk is elsewhere. */
async function leaveDesk(desk: Desk, stores: Transaction, { team, desk: channel }: Account): Promise<void> {
  await stores.tasks.unpark(team, postLane(channel));
  await stores.tasks.cancel(team, 'probe-desk', channel);
  if ((await stores.accounts.ofDesk(team, channel)).length === 0) await stores.tasks.cancel(team, 'digest', channel);
  await clearAlarm(desk, stores, team, 'desk-unreachable', channel);
}
