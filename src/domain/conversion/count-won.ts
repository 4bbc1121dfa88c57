import type { Transaction } from '../database.ts';
import { conversionKey } from '../ids.ts';
import type { WonLead } from '../lead/lead.ts';
import type { Account } from '../team/account.ts';
import { type Conversion, isSameSale, nearestTo, sameAs, wonPrefix } from './conversion.ts';

/**
 * A lead that was won is a sale, in the transaction of the press. When a file or a call has told the same sale before,
 * that one goes on counting, and the press does not; but it says whose lead it was, where they bought before they came.
 */
export async function countWon(stores: Transaction, account: Account, lead: WonLead, now: Date): Promise<void> {
  const won: Conversion = {
    team: lead.team,
    account: lead.account,
    key: conversionKey(`${wonPrefix}${lead.id}:${lead.version}`),
    kind: 'sale',
    happenedAt: lead.closedAt,
    recordedAt: now,
    source: 'button',
    by: lead.closedBy,
    viewer: lead.viewer,
    named: undefined,
    lead: lead.id,
    campaign: undefined,
    value: lead.value,
    refunds: undefined,
    voided: undefined,
  };
  const sales = await stores.conversions.salesOf(account, [lead.viewer]);
  const standsForOne = new Set(sales.flatMap(({ voided }) => (voided ? [voided.because] : [])));
  const told = sales.filter(
    (sale) => sale.source !== 'button' && !sale.voided && !standsForOne.has(sameAs(sale)) && isSameSale(sale, won),
  );
  const same = nearestTo(won, told);
  await stores.conversions.add(account, [won]);
  if (!same) return;
  await stores.conversions.void(account, won.key, sameAs(same), now);
  if (!same.lead) await stores.conversions.putPerson(account, same.key, lead.viewer, lead.id);
}
