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
  // Also of one that was closed before the name came: its line says who it was.
  const lead =
    (await stores.leads.lockCurrent(account, viewer)) ??
    (await stores.leads.latestOf(account.team, account.id, viewer));
  if (lead) await markCardStale(stores, account, lead, now);
}
