import { markCardStale } from '../card/mark-stale.ts';
import { meetBuyer } from '../conversion/meet-buyer.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import { joinLeads } from '../lead/join-leads.ts';
import { reckonAnswers } from '../lead/reckon-answers.ts';
import type { PersonSeen } from '../signal/inbound-event.ts';
import { heedSuppression } from '../suppression/suppress-viewer.ts';
import type { Account } from '../team/account.ts';
import { identitiesOf, planIdentity } from './plan-identity.ts';
import { reviewViewer } from './review-viewer.ts';
import type { KnownIdentity } from './viewer-store.ts';

/**
 * Finds or creates the viewer a payload is about, and joins two viewers where the payload proves they are one: then
 * their lead is what both together amount to, also when the payload itself is no news. A card gets a name it lacked, and
 * whoever turns out not to want to hear from us is left alone, and whoever had bought before gets the sale.
 *
 * @returns undefined when the payload names nobody
 */
export async function meetPerson(
  desk: Desk,
  stores: Transaction,
  account: Account,
  person: PersonSeen & { readonly displayName?: string },
  seenAt: Date,
): Promise<ViewerId | undefined> {
  const known = await stores.viewers.lockIdentities(account, identitiesOf(person));
  const plan = planIdentity(person, known, seenAt);
  if (!plan) return undefined;

  if (plan.absorb) {
    await joinLeads(desk, stores, account, plan.absorb, plan.viewer);
    await stores.viewers.absorb(account, plan.absorb, plan.viewer);
  }
  await stores.viewers.putIdentities(account, plan.bind, plan.viewer, seenAt);
  await stores.viewers.put(account, plan.viewer, {
    at: seenAt,
    ...(person.userName && { userName: person.userName }),
    ...(person.displayName && { displayName: person.displayName }),
  });
  const isNews = plan.absorb !== undefined || isNameNews(person, known, plan.viewer);
  if (isNews) await heedSuppression(desk, stores, account, plan.viewer);
  // Only where it is the first time that anybody is known by it: most payloads ask nothing.
  const first = plan.bind.filter((identity) => !known.some((row) => row.identity === identity));
  if (first.length > 0) await meetBuyer(stores, account, plan.viewer, first, desk.clock.now());
  if (plan.absorb) {
    const cause = 'two viewers are one person';
    await reviewViewer(desk, stores, account, plan.viewer, cause);
    await reckonAnswers(desk, stores, account, plan.viewer, cause);
  }
  if (isNews) await redrawCard(desk, stores, account, plan.viewer);
  return plan.viewer;
}

/** Whether the payload tells the user name of somebody we may have met without one, or under another. */
const isNameNews = (person: PersonSeen, known: readonly KnownIdentity[], viewer: ViewerId) =>
  person.igsid !== undefined &&
  person.userName !== undefined &&
  !known.some((row) => row.identity === `name:${person.userName}` && row.viewer === viewer);

async function redrawCard(desk: Desk, stores: Transaction, account: Account, viewer: ViewerId): Promise<void> {
  const lead = await stores.leads.lockCurrent(account, viewer);
  if (lead) await markCardStale(stores, account, lead, desk.clock.now());
}
