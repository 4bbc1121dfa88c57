import { PGlite } from '@electric-sql/pglite';
import { overPglite } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { pgliteParsers } from '../../src/integrations/postgres/value-parsers.ts';
import { openModel } from './model/open-model.ts';
import { PgliteServer } from './pglite-storage.ts';
import { type OpenStore, simulate } from './simulate.ts';

/** What a worker is asked for, one at a time. */
export interface Job {
  readonly seed: number;
  readonly store: StoreKind;
  /** Run it twice, and compare. */
  readonly twice: boolean;
  /** Send along what was noted. */
  readonly verbose: boolean;
}

export const storeKinds = ['model', 'pglite'] as const;
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

/** Opens a store for each seed, emptied. */
async function storeOf(kind: StoreKind): Promise<OpenStore> {
  if (kind === 'model') return openModel;
  const pglite = await PGlite.create({ parsers: pgliteParsers });
  await migrate(overPglite(pglite));
  const { rows } = await pglite.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  const truncate = `truncate ${rows.map(({ name }) => name).join(', ')}`;
  return async (ground) => {
    await pglite.exec('rollback');
    await pglite.query(truncate);
    return new PgliteServer({ pglite, ...ground });
  };
}

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
