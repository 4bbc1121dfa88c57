import type { Transaction } from '../database.ts';
import type { Desk } from '../desk.ts';
import type { ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import { sameAs } from './conversion.ts';
import { type ConversionStep, isRefused, type KnownConversions, planConversions } from './plan-conversions.ts';
import type { ToldConversion } from './told-conversion.ts';

/** Where conversions come from, and whether they are kept. */
export interface Telling {
  readonly source: 'import' | 'call';
  /** Only say what would be done. */
  readonly dryRun: boolean;
}

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
    const steps = planConversions(account, told, await readKnown(stores, account, told, viewers), { source, now });
    if (!dryRun && !steps.some(isRefused)) await keepSteps(stores, account, steps, now);
    return steps;
  });
}

/** The id first: it is of one person for ever, and a name can change hands. */
const identitiesOf = ({ igsid, userName }: ToldConversion): readonly Identity[] => [
  ...(igsid === undefined ? [] : [`igsid:${igsid}` as const]),
  ...(userName === undefined ? [] : [`name:${userName}` as const]),
];

async function readKnown(
  stores: Transaction,
  account: Account,
  told: readonly ToldConversion[],
  viewers: ReadonlyMap<Identity, ViewerId>,
): Promise<KnownConversions> {
  const keys = told.flatMap(({ key, refunds }) => (refunds ? [key, refunds] : [key]));
  const conversions = await stores.conversions.find(account, keys);
  const whose = [...new Set([...viewers.values(), ...conversions.flatMap(({ viewer }) => viewer ?? [])])];
  // The leads lock against a press on Won, which then finds these, or is found.
  const leads = await stores.leads.lockOpenings(account, whose);
  const sales = await stores.conversions.salesOf(account, whose);
  return {
    conversions,
    viewerOf: (one) => {
      const identity = identitiesOf(one).find((candidate) => viewers.has(candidate));
      return identity && viewers.get(identity);
    },
    leads,
    sales,
  };
}

async function keepSteps(
  stores: Transaction,
  account: Account,
  steps: readonly ConversionStep[],
  now: Date,
): Promise<void> {
  await stores.conversions.add(
    account,
    steps.flatMap((step) => (step.kind === 'new' ? [step.conversion] : [])),
  );
  for (const step of steps) {
    if (step.kind !== 'new' && step.kind !== 'met') continue;
    const { key, viewer, lead } = step.conversion;
    if (step.kind === 'met' && viewer) await stores.conversions.putPerson(account, key, viewer, lead);
    if (step.takesPlaceOf) await stores.conversions.void(account, step.takesPlaceOf.key, sameAs(step.conversion), now);
    if (step.stopsWaiting && viewer) {
      const cause = { actor: undefined, cause: `conversion ${key}` };
      await stopWaiting(stores, account, viewer, { kind: 'converted' }, cause, now);
    }
  }
}
