import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addDays, addSeconds, hoursBetween } from '../duration.ts';
import { reckonAnswers } from '../lead/reckon-answers.ts';
import { findOptOut } from '../suppression/find-opt-out.ts';
import { suppressViewer } from '../suppression/suppress-viewer.ts';
import { instagramLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import { windowOpeners } from '../touch/window.ts';
import { meetPerson } from '../viewer/meet-person.ts';
import { reviewViewer } from '../viewer/review-viewer.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { SignalSeen } from './inbound-event.ts';
import type { SignalKind } from './signal.ts';

/** A signal that names nobody cannot be anybody's lead; it is set aside for an admin. */
class NobodyNamed extends Error {
  constructor(kind: string) {
    super(`Instagram did not say who the ${kind} came from`);
    this.name = 'NobodyNamed';
  }
}

/** Profiles are asked for again after so many days. */
const profileDays = 7;
/** A card without a name waits so long for Instagram to tell it; then it is posted without. */
const nameGraceSeconds = 2;

/** Takes one signal into the books: its words, whose it is, and what it makes of them. */
export async function recordSignal(
  desk: Desk,
  stores: Transaction,
  account: Account,
  event: SignalSeen,
  receivedAt: Date,
): Promise<void> {
  const viewer = await meetPerson(desk, stores, account, event.person, event.happenedAt);
  if (!viewer) throw new NobodyNamed(event.kind);

  const wordsChanged =
    event.message !== undefined &&
    (await stores.messages.noteWords(account, event.message, 'in', event.text, event.happenedAt, viewer));
  const late = hoursBetween(event.happenedAt, receivedAt) > desk.settings.sorting.lateHours;
  const isNews = await stores.signals.add(
    {
      team: account.team,
      account: account.id,
      key: event.key,
      kind: event.kind,
      viewer,
      story: event.story,
      happenedAt: event.happenedAt,
      receivedAt,
      source: 'webhook',
      message: event.message,
      about: event.about,
      withdrawnAt: undefined,
    },
    late,
  );
  if (!isNews && !wordsChanged) return;

  const who = await stores.viewers.get(account.team, account.id, viewer);
  const asked = await askForProfile(desk, stores, account, who, event);
  const now = desk.clock.now();
  const optedOutAt = await whenOptedOut(stores, account, event);
  if (optedOutAt) {
    const cause = { actor: undefined, cause: event.key };
    await suppressViewer(desk, stores, account, viewer, { by: 'word', since: optedOutAt }, cause);
    return;
  }
  const isNameOnItsWay = asked && !who.profileReadAt && !who.userName;
  await reviewViewer(
    desk,
    stores,
    account,
    viewer,
    event.key,
    isNameOnItsWay ? addSeconds(now, nameGraceSeconds) : now,
  );
  await reckonAnswers(desk, stores, account, viewer, event.key);
}

/** What people write to us alone; what they say in public is said to everybody. */
const writing: readonly SignalKind[] = ['dm', 'story_reply', 'quick_reply'];

/** When they asked for no more messages: in the message as it was sent, or in an edit that overtook it. */
async function whenOptedOut(stores: Transaction, account: Account, event: SignalSeen): Promise<Date | undefined> {
  if (!writing.includes(event.kind)) return undefined;
  if (event.text !== undefined && findOptOut(event.text)) return event.happenedAt;
  const edited = event.message && (await stores.messages.edited(account, event.message));
  return edited && findOptOut(edited.text) ? edited.at : undefined;
}

/**
 * Asks Instagram who somebody is, once they have written: only then may we know (User Profile API: consent is given by
 * messaging us, not by commenting).
 */
async function askForProfile(
  desk: Desk,
  stores: Transaction,
  account: Account,
  { profileReadAt }: Viewer,
  event: SignalSeen,
): Promise<boolean> {
  if (!event.person.igsid || !windowOpeners.includes(event.kind)) return false;
  const now = desk.clock.now();
  if (profileReadAt && profileReadAt > addDays(now, -profileDays)) return false;
  await stores.tasks.schedule({
    team: account.team,
    kind: 'read-profile',
    key: `${account.id}:${event.person.igsid}`,
    dueAt: now,
    lane: instagramLane(account.id),
  });
  return true;
}
