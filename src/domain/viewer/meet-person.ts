import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import { joinLeads } from '../lead/join-leads.ts';
import type { PersonSeen } from '../signal/inbound-event.ts';
import type { Account } from '../team/account.ts';
import { identitiesOf, planIdentity } from './plan-identity.ts';

/**
 * Finds or creates the viewer a payload is about, and joins two viewers where the payload proves they are one.
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
  for (const identity of plan.bind) await stores.viewers.putIdentity(account, identity, plan.viewer, seenAt);
  await stores.viewers.put(account, plan.viewer, {
    at: seenAt,
    ...(person.userName && { userName: person.userName }),
    ...(person.displayName && { displayName: person.displayName }),
  });
  return plan.viewer;
}
