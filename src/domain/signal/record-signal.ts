import { windowOpeners } from '../card/assemble-card.ts';
import { cardPriority } from '../card/mark-stale.ts';
import { cardOf } from '../card/post.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import { addDays, addSeconds, hoursBetween } from '../duration.ts';
import type { ViewerId } from '../ids.ts';
import type { Lead } from '../lead/lead.ts';
import { instagramLane, postLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import { meetPerson } from '../viewer/meet-person.ts';
import { reviewViewer } from '../viewer/review-viewer.ts';
import type { SignalSeen } from './inbound-event.ts';

/** A signal that names nobody cannot be anybody's lead; it is set aside for an admin. */
class NobodyNamed extends Error {
  constructor(kind: string) {
    super(`Instagram did not say who the ${kind} came from`);
    this.name = 'NobodyNamed';
  }
}

/** Profiles are asked for again after so many days. */
const profileDays = 7;
/** A card without a name waits so long for Instagram to tell it … */
const nameGraceSeconds = 2;
/** … and anew with each message, but only until so long after the first: then it is posted without. */
const longestNameGraceSeconds = 10;

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
    (await stores.messages.noteWords(account, event.message, 'in', event.text, event.happenedAt));
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

  const asked = await askForProfile(desk, stores, account, viewer, event);
  const lead = await reviewViewer(desk, stores, account, viewer, event.key);
  if (lead && asked) await waitForName(desk, stores, account, lead);
}

/**
 * Asks Instagram who somebody is, once they have written: only then may we know (User Profile API: consent is given by
 * messaging us, not by commenting).
 */
async function askForProfile(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  event: SignalSeen,
): Promise<boolean> {
  if (!event.person.igsid || !windowOpeners.includes(event.kind)) return false;
  const now = desk.clock.now();
  const readAt = await stores.viewers.profileReadAt(account, viewer);
  if (readAt && readAt > addDays(now, -profileDays)) return false;
  await stores.tasks.schedule({
    team: account.team,
    kind: 'read-profile',
    key: `${account.id}:${event.person.igsid}`,
    dueAt: now,
    lane: instagramLane(account.id),
  });
  return readAt === undefined;
}

/** Holds back the first post of a card that would say "somebody", for a moment. */
async function waitForName(desk: Desk, stores: Transaction, account: Account, lead: Lead): Promise<void> {
  const dueAt = addSeconds(desk.clock.now(), nameGraceSeconds);
  if (dueAt > addSeconds(lead.openedAt, longestNameGraceSeconds)) return;
  const viewer = await stores.viewers.get(account.team, account.id, lead.viewer);
  const post = await stores.posts.find(lead.team, cardOf(lead.id));
  if (viewer.userName || post) return;
  await stores.tasks.schedule({
    team: lead.team,
    kind: 'publish',
    key: cardOf(lead.id),
    dueAt,
    lane: postLane(account.desk),
    priority: cardPriority(lead),
    move: true,
  });
}
