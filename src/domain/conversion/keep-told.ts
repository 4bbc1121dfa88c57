import type { Transaction } from '../database.ts';
import type { ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import { stopWaiting } from '../touch/stop-waiting.ts';
import type { Identity } from '../viewer/viewer-store.ts';
import { sameAs } from './conversion.ts';
import { type ConversionStep, isRefused, type KnownConversions, planConversions } from './plan-conversions.ts';
import { identitiesOf, type ToldConversion } from './told-conversion.ts';

/** Where conversions come from, and whether they are kept. */
export interface Telling {
  readonly source: 'import' | 'call';
  /** Only say what would be done. */
  readonly dryRun: boolean;
}

/**
 * Keeps what is told of people whose identities are locked: all of it or, when anything is refused, nothing.
 *
 * @param viewers whose those identities are
 */
export async function keepTold(
  stores: Transaction,
  account: Account,
  told: readonly ToldConversion[],
  viewers: ReadonlyMap<Identity, ViewerId>,
  { source, dryRun, now }: Telling & { readonly now: Date },
): Promise<readonly ConversionStep[]> {
  const steps = planConversions(account, told, await readKnown(stores, account, told, viewers), { source, now });
  if (!dryRun && !steps.some(isRefused)) await keepSteps(stores, account, steps, now);
  return steps;
}

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
