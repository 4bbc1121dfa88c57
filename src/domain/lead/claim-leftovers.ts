import type { Desk } from '../desk.ts';
import type { AccountId } from '../ids.ts';
import { claimNext } from './change-lead.ts';
import type { Lead } from './lead.ts';
import type { LeadPress } from './press-lead.ts';

interface OfAccounts {
  readonly accounts: readonly AccountId[];
}

/** As many as somebody can answer before the first claim runs out. */
const mostLeftovers = 5;

/**
 * Takes the hottest leads that wait and that `by` has not passed on, five at most: a claim runs out, so more would only
 * come back.
 *
 * @returns those taken, the hottest first; none when nothing waits
 */
export async function claimLeftovers(
  desk: Desk,
  press: Omit<LeadPress, 'lead'> & OfAccounts,
): Promise<readonly Lead[]> {
  const taken: Lead[] = [];
  while (taken.length < mostLeftovers) {
    const next = await claimNext(desk, press);
    if (!next.ok) break;
    taken.push(next.value);
  }
  return taken;
}
