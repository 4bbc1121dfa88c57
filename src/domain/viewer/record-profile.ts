import { markCardStale } from '../card/mark-stale.ts';
import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import { meetPerson } from './meet-person.ts';
import type { Profile } from './viewer-store.ts';

const nobodyKnown: Profile = {
  userName: undefined,
  displayName: undefined,
  followers: undefined,
  followsUs: undefined,
};

/**
 * Keeps what Instagram says about somebody. The user name proves who they are: a captured viewer of that name becomes
 * the same person, with everything they watched.
 *
 * @param profile undefined when Instagram shows none; then the card is posted without a name
 */
export async function recordProfile(
  desk: Desk,
  stores: Transaction,
  account: Account,
  igsid: string,
  profile: Profile | undefined,
): Promise<void> {
  const now = desk.clock.now();
  const person = { igsid, ...(profile?.userName && { userName: profile.userName }) };
  const viewer = await meetPerson(desk, stores, account, person, now);
  if (!viewer) return;
  await stores.viewers.putProfile(account, viewer, profile ?? nobodyKnown, now);
  // Also of those that were closed before the name came: their lines say who it was.
  for (const { lead: id } of await stores.leads.lockOpenings(account, [viewer])) {
    const lead = await stores.leads.find(account.team, id);
    if (lead) await markCardStale(stores, account, lead, now);
  }
}
