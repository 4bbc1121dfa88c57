import { openModel } from './model/open-model.ts';
import { type OpenStore, simulate } from './simulate.ts';
import { openSql } from './sql-databases.ts';

/** What a worker is asked for, one at a time. */
export interface Job {
  readonly seed: number;
  readonly store: StoreKind;
  /** Run it twice, and compare. */
  readonly twice: boolean;
  /** Send along what was noted. */
  readonly verbose: boolean;
}

export const storeKinds = ['model', 'pglite', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** What came of it. */
export interface Report {
  readonly seed: number;
  readonly violations: readonly { readonly rule: string; readonly detail: string }[];
  readonly trace: string;
  readonly happened: number;
  readonly sends: number;
  readonly calls: number;
  /** Whether the second run was the same; undefined when there was none. */
  readonly repeats: boolean | undefined;
  readonly notes: readonly string[];
}

const storeOf = async (kind: StoreKind): Promise<OpenStore> => (kind === 'model' ? openModel : openSql(kind));

const stores = new Map<StoreKind, Promise<OpenStore>>();

export async function runJob({ seed, store, twice, verbose }: Job): Promise<Report> {
  const opening = stores.get(store) ?? storeOf(store);
  stores.set(store, opening);
  const openStore = await opening;
  const outcome = await simulate(seed, openStore);
  const again = twice ? await simulate(seed, openStore) : undefined;
  const { violations, trace, happened, sends, calls, notes } = outcome;
  return {
    seed,
    violations,
    trace,
    happened,
    sends,
    calls,
    repeats: again && again.trace === trace && again.happened === happened,
    notes: verbose || violations.length > 0 ? notes : [],
  };
}
