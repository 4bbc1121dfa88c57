import type { Desk } from '../desk.ts';
import type { Account } from '../team/account.ts';
import { keepTold, type Telling } from './keep-told.ts';
import type { ConversionStep } from './plan-conversions.ts';
import { identitiesOf, type ToldConversion } from './told-conversion.ts';

/**
 * Keeps what is told from outside, all of it or, when anything is refused, nothing. What was told before leaves no trace.
 * It closes no lead, but nothing more goes out to somebody who has bought.
 *
 * @returns what each of them means, in their order
 */
export function recordConversions(
  desk: Desk,
  account: Account,
  told: readonly ToldConversion[],
  { source, dryRun }: Telling,
): Promise<readonly ConversionStep[]> {
  return desk.database.transaction(async (stores) => {
    const now = desk.clock.now();
    // Locked first: nobody who is named turns into somebody else meanwhile.
    const identities = told.flatMap(identitiesOf);
    const known = await stores.viewers.lockIdentities(account, identities);
    await stores.viewers.forgetUnknown(account, identities);
    const viewers = new Map(known.map(({ identity, viewer }) => [identity, viewer]));
    return keepTold(stores, account, told, viewers, { source, dryRun, now });
  });
}
