import { clearAlarm, raiseAlarm } from '../alarm/raise-alarm.ts';
import { markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { MessageId } from '../ids.ts';
import { recordInsights } from '../story/record-insights.ts';
import { findOptOut } from '../suppression/find-opt-out.ts';
import { suppressViewer } from '../suppression/suppress-viewer.ts';
import { instagramLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import { recordEcho, recordSeen } from '../touch/record-echo.ts';
import { windowOpeners } from '../touch/window.ts';
import { meetPerson } from '../viewer/meet-person.ts';
import { reviewViewer } from '../viewer/review-viewer.ts';
import type { InboundEvent, MessageEdited, ReactionWithdrawn } from './inbound-event.ts';
import { recordSignal } from './record-signal.ts';

/**
 * Takes one event of a delivery into the books. Repeating events changes nothing, and neither does the order in which
 * they come, except for what cannot be undone or known in time:
 *
 * - A lead that a reaction opened or raised stays so when the reaction is taken back, since people may be at it by
 *   then; a reaction whose withdrawal came first never counts.
 * - Of two leads that turn out to be one person's, the second stays behind, closed as a duplicate.
 * - What somebody wrote before they opted out may still open a lead and is closed with it, but opens none afterwards.
 * - `app-not-live` is raised and cleared by what arrives, not by when it happened: it is about what arrives now.
 * - A user name joins people who showed it within 30 days of each other; of older sightings only the latest is known.
 */
export async function recordEvent(
  desk: Desk,
  stores: Transaction,
  account: Account,
  event: InboundEvent,
  receivedAt: Date,
): Promise<void> {
  switch (event.type) {
    case 'signal':
      await recordSignal(desk, stores, account, event, receivedAt);
      // Comments arrive without message access too; only a message proves that it works.
      if (windowOpeners.includes(event.kind)) await clearAlarm(desk, stores, account.team, 'app-not-live', account.id);
      return;
    case 'message-edited':
      return recordEdit(desk, stores, account, event);
    case 'message-unsent':
      if (await stores.messages.noteUnsent(account, event.message, event.happenedAt)) {
        await redrawWriters(desk, stores, account, event.message);
      }
      return;
    case 'reaction-withdrawn':
      return recordWithdrawal(desk, stores, account, event, receivedAt);
    case 'echo':
      return recordEcho(desk, stores, account, event);
    case 'message-seen':
      return recordSeen(stores, account, event.message, event.happenedAt, desk.clock.now());
    case 'story-insights': {
      const sample = { at: event.happenedAt, source: 'webhook', metrics: event.metrics } as const;
      return recordInsights(desk, stores, account, event.story, sample);
    }
    case 'set-up-alarm':
      return raiseAlarm(desk, stores, account.team, 'app-not-live', account.id, `account ${account.id}`);
    case 'passing':
      return;
  }
}

async function recordEdit(desk: Desk, stores: Transaction, account: Account, event: MessageEdited): Promise<void> {
  if (event.text === undefined) {
    await stores.tasks.schedule({
      team: account.team,
      kind: 'read-message',
      key: `${account.id}:${event.editCount}:${event.message}`,
      dueAt: desk.clock.now(),
      lane: instagramLane(account.id),
    });
    return;
  }
  if (await stores.messages.noteEdit(account, event.message, event.text, event.editCount, event.happenedAt)) {
    await afterRewording(desk, stores, account, event.message, event.text, event.happenedAt);
  }
}

/** What must follow once a message says something else: its writers' cards show it, and an opt-out counts in an edit too. */
export async function afterRewording(
  desk: Desk,
  stores: Transaction,
  account: Account,
  message: MessageId,
  text: string,
  at: Date,
): Promise<void> {
  await redrawWriters(desk, stores, account, message);
  if (!findOptOut(text)) return;
  const cause = { actor: undefined, cause: `edit of ${message}` };
  for (const viewer of await stores.signals.viewersOf(account, message)) {
    await suppressViewer(desk, stores, account, viewer, { by: 'word', since: at }, cause);
  }
}

async function recordWithdrawal(
  desk: Desk,
  stores: Transaction,
  account: Account,
  event: ReactionWithdrawn,
  receivedAt: Date,
): Promise<void> {
  const viewer = await meetPerson(desk, stores, account, event.person, event.happenedAt);
  if (!viewer) return;
  await stores.signals.withdraw(account, event.key, viewer, event.message, event.happenedAt, receivedAt);
  await reviewViewer(desk, stores, account, viewer, event.key);
}

/** Redraws the cards of those who wrote a message whose words changed. */
async function redrawWriters(desk: Desk, stores: Transaction, account: Account, message: MessageId): Promise<void> {
  const now = desk.clock.now();
  for (const viewer of await stores.signals.viewersOf(account, message)) {
    const lead = await stores.leads.lockCurrent(account, viewer);
    if (lead) await markCardStale(stores, account, lead, now);
  }
}
