import type { Transaction } from '../database.ts';
import type { ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import { keepTold } from './keep-told.ts';

/**
 * Finds whose a conversion is that was told before anybody here had met them: it is as if it were told again, now that
 * `viewer` turns out to bear one of these identities. So it is put down to their lead, and a press on Won for the same
 * sale counts no more, or will not.
 *
 * Here rather than when Won is pressed or figures are read: an identity is new once, and from then on a sale that was
 * told too early is like any other. The identities are locked, so that it can't be told at the same moment unseen.
 */
export async function meetBuyer(
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  identities: readonly Identity[],
  now: Date,
): Promise<void> {
  const unmet = await stores.conversions.ofUnmet(account, identities);
  if (unmet.length === 0) return;
  const told = unmet.map((one) => ({ ...one, userName: one.named?.userName, igsid: one.named?.igsid }));
  const viewers = new Map(identities.map((identity) => [identity, viewer]));
  // Those that are kept already stay of the source that told them.
  await keepTold(stores, account, told, viewers, { source: 'import', dryRun: false, now });
}
