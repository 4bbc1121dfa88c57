import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import { afterLeadChange } from '../lead/after-lead-change.ts';
import { suppressLead } from '../lead/close-lead.ts';
import type { Cause } from '../lead/lead-event.ts';
import type { Account } from '../team/account.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import type { Suppression } from './suppression.ts';

/**
 * Takes down that a viewer does not want to hear from us, by everything they are known by: what waits to be sent is held
 * back, and nobody works on them any more. Saying it again changes nothing.
 *
 * @returns whether it was news
 */
export async function suppressViewer(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  { by, since }: Suppression,
  cause: Cause,
): Promise<boolean> {
  const isNews = await stores.suppressions.addViewer(account, viewer, by, cause.actor, since);
  await leaveAlone(desk, stores, account, viewer, by, cause);
  return isNews;
}

/** For when a viewer turns out to be somebody who does not want to hear from us. */
export async function heedSuppression(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
): Promise<void> {
  const suppression = await stores.suppressions.find(account, viewer);
  if (!suppression) return;
  const cause = { actor: undefined, cause: 'they do not want to hear from us' };
  await leaveAlone(desk, stores, account, viewer, suppression.by, cause);
}

async function leaveAlone(
  desk: Desk,
  stores: Transaction,
  account: Account,
  viewer: ViewerId,
  by: Suppression['by'],
  cause: Cause,
): Promise<void> {
  const now = desk.clock.now();
  const lead = await stores.leads.lockCurrent(account, viewer);
  if (lead) {
    const saved = await stores.leads.save(suppressLead(lead, by, cause.actor, now), 'suppressed', cause, now);
    await afterLeadChange(desk, stores, account, saved, now);
  }
  await stopWaiting(stores, account, viewer, { kind: 'opted-out' }, cause, now);
}
