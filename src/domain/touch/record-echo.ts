import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addDays, addSeconds } from '../duration.ts';
import type { MessageId, ViewerId } from '../ids.ts';
import { reckonAnswers } from '../lead/reckon-answers.ts';
import type { Echo } from '../signal/inbound-event.ts';
import type { Account } from '../team/account.ts';
import { meetPerson } from '../viewer/meet-person.ts';
import { afterTouchChange } from './after-touch-change.ts';
import { markSeen } from './mark-seen.ts';
import { recordOutcome } from './record-send.ts';
import { areSameWords } from './same-words.ts';
import { stopWaiting } from './stop-waiting.ts';
import type { Touch } from './touch.ts';

/**
 * Takes in that a message of ours is in a conversation. When it is one we sent, that is settled, also before Instagram
 * has answered us. When it is not, a teammate answered in the Instagram app: nobody needs to answer again, and what
 * waits is held back.
 */
export async function recordEcho(desk: Desk, stores: Transaction, account: Account, echo: Echo): Promise<void> {
  // Also when we have never heard of them: their message may be on its way behind our answer.
  const viewer = await meetPerson(desk, stores, account, echo.to, echo.happenedAt);
  await stores.messages.noteWords(account, echo.message, 'out', echo.text, echo.happenedAt, viewer);
  if (!viewer) return;
  await stores.leads.lockCurrent(account, viewer);
  if (await stores.touches.lockByMessage(account, echo.message)) return;

  const proven = await findProven(stores, account, viewer, echo);
  const cause = { actor: undefined, cause: `echo ${echo.message}` };
  if (proven) {
    const outcome = { kind: 'sent', message: echo.message, at: echo.happenedAt } as const;
    await recordOutcome(desk, stores, account, proven.id, proven.attempt, outcome, cause);
    return;
  }
  const lead = await stores.leads.lockCurrent(account, viewer);
  if (lead && echo.happenedAt >= lead.openedAt) {
    await stopWaiting(stores, account, viewer, { kind: 'answered-elsewhere' }, cause, desk.clock.now());
  }
  await reckonAnswers(desk, stores, account, viewer, cause.cause);
}

/** An echo older than this before the press is another message's: clocks differ by less. */
const leewaySeconds = 90;
/** By then an echo of what a teammate sent by hand has come, or will not. */
const provableDays = 7;

/** Of ours with these words, what nothing else can settle comes before what a person has spoken for; then the oldest. */
async function findProven(
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  { text, happenedAt }: Echo,
): Promise<Touch | undefined> {
  if (text === undefined) return undefined;
  const unproven = await stores.touches.unproven(account, viewer, addDays(happenedAt, -provableDays));
  return unproven
    .filter((touch) => areSameWords(touch.text, text) && happenedAt >= addSeconds(touch.at, -leewaySeconds))
    .toSorted((a, b) => Number(isSpokenFor(a)) - Number(isSpokenFor(b)))[0];
}

const isSpokenFor = ({ status }: Touch) => status === 'said-sent' || status === 'sent';

/** Takes in that somebody has read a message of ours. */
export async function recordSeen(
  stores: Transaction,
  account: Account,
  message: MessageId,
  seenAt: Date,
  now: Date,
): Promise<void> {
  if (!(await stores.messages.noteSeen(account, message, seenAt))) return;
  const touch = await stores.touches.lockByMessage(account, message);
  const seen = touch && markSeen(touch, seenAt);
  if (!seen?.ok) return;
  await stores.touches.save(seen.value, { actor: undefined, cause: `seen ${message}` }, now);
  await afterTouchChange(stores, account, seen.value, now);
}
