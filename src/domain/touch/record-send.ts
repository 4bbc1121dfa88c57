import { raiseAlarm } from '../alarm/raise-alarm.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { TouchId } from '../ids.ts';
import { afterLeadChange } from '../lead/after-lead-change.ts';
import type { Lead } from '../lead/lead.ts';
import type { Cause } from '../lead/lead-event.ts';
import { markContacted } from '../lead/mark-contacted.ts';
import type { Account } from '../team/account.ts';
import type { Aftermath } from './after-refusal.ts';
import { afterTouchChange } from './after-touch-change.ts';
import { markSeen } from './mark-seen.ts';
import { settleTouch, type TouchOutcome } from './settle-touch.ts';
import type { SentTouch, Touch } from './touch.ts';

/**
 * Records what became of an attempt, with everything that follows for the lead. Hearing of it twice, or of an earlier
 * attempt, changes nothing.
 *
 * @returns the touch as it is now; undefined when nothing changed
 */
export async function recordOutcome(
  desk: Desk,
  stores: Transaction,
  account: Account,
  id: TouchId,
  attempt: number,
  outcome: TouchOutcome,
  cause: Cause,
): Promise<Touch | undefined> {
  const found = await stores.touches.find(account.team, id);
  const lead = found && (await stores.leads.lock(account.team, found.lead));
  const touch = found && (await stores.touches.lock(account.team, id));
  if (!touch || !lead) return undefined;
  const now = desk.clock.now();
  const settled = settleTouch(touch, attempt, outcome, now);
  if (!settled.ok) return undefined;
  const kept = await withOwnMessage(stores, account, settled.value);
  await stores.touches.save(kept, cause, now);
  if (kept.comment && surelyNotTaken(kept)) await stores.touches.undoPrivateReply(account, kept.comment, kept.id);
  if (kept.status === 'sent') await afterSent(desk, stores, account, lead, kept, cause, now);
  else await afterTouchChange(stores, account, kept, now);
  return kept;
}

/** Two touches with the same words may have been taken for each other: a message is one touch's, the other has none. */
async function withOwnMessage<Settled extends Touch>(
  stores: Transaction,
  account: Account,
  touch: Settled,
): Promise<Settled> {
  if (touch.status !== 'sent' || touch.message === undefined) return touch;
  const other = await stores.touches.lockByMessage(account, touch.message);
  return other === undefined || other.id === touch.id ? touch : { ...touch, message: undefined };
}

/** Then its comment may still be answered; after any other refusal Instagram says that it can't be. */
const surelyNotTaken = (touch: Touch) =>
  touch.status === 'waiting' ||
  (touch.status === 'refused' && touch.refusal !== 'private-reply-used' && touch.refusal !== 'not-found');

/** What follows once a message is known to have gone out, by whatever proof. */
export async function afterSent(
  desk: Desk,
  stores: Transaction,
  account: Account,
  lead: Lead,
  touch: SentTouch,
  cause: Cause,
  now: Date,
): Promise<void> {
  if (touch.message) {
    await stores.messages.noteWords(account, touch.message, 'out', touch.text, touch.sentAt, touch.viewer);
    // The receipt may have overtaken the answer that tells the message's id.
    const seenAt = await stores.messages.seenAt(account, touch.message);
    const seen = seenAt && markSeen(touch, seenAt);
    if (seen?.ok) await stores.touches.save(seen.value, cause, now);
  }
  await stores.accounts.forgetRestrictions(account.team, account.id);
  const contacted = markContacted(lead, touch.sentAt, touch.by);
  if (!contacted) return afterTouchChange(stores, account, touch, now);
  const saved = await stores.leads.save(contacted, 'contacted', cause, now);
  await afterLeadChange(desk, stores, account, saved, now);
}

/** What a refusal means beyond its touch: routes that are closed to this person, an account that pauses, an admin to tell. */
export async function recordAftermath(
  desk: Desk,
  stores: Transaction,
  account: Account,
  touch: Touch,
  aftermath: Aftermath,
  detail: string,
): Promise<void> {
  const { team, id } = account;
  const now = desk.clock.now();
  await stores.touches.noteClosings(account, touch.viewer, aftermath.closings);
  if (aftermath.account.kind === 'pauses') await pause(desk, stores, account, aftermath.account.pause, detail);
  if (aftermath.account.kind === 'loses-human-agent') await stores.accounts.refuseHumanAgent(team, id, now);
  const isPause = aftermath.account.kind === 'pauses';
  if (aftermath.tellAdmins && !isPause) {
    await raiseAlarm(desk, stores, team, 'permission-missing', `${id}:send-touch`, detail);
  }
}

async function pause(
  desk: Desk,
  stores: Transaction,
  { team, id }: Account,
  accountPause: Extract<Aftermath['account'], { kind: 'pauses' }>['pause'],
  detail: string,
): Promise<void> {
  const now = desk.clock.now();
  if (accountPause.because === 'token') {
    await stores.accounts.pause(team, id, detail, now);
    return raiseAlarm(desk, stores, team, 'token-refused', id, detail);
  }
  await stores.accounts.pauseSending(team, id, accountPause);
  if (accountPause.because !== 'rate-limit') await raiseAlarm(desk, stores, team, 'sending-paused', id, detail);
}
