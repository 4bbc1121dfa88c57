import { PGlite } from '@electric-sql/pglite';
import { overPglite } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { pgliteParsers } from '../../src/integrations/postgres/value-parsers.ts';
import { PgliteServer } from './pglite-storage.ts';
import { simulate } from './simulate.ts';

const pglite = await PGlite.create({ parsers: pgliteParsers });
await migrate(overPglite(pglite));
const first = Number(process.argv[2] ?? 1);
for (let seed = first; seed < first + Number(process.argv[4] ?? 1); seed++) {
  const t = performance.now();
  const outcome = await simulate(seed, async (ground) => {
    const names = (
      await pglite.query<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
      )
    ).rows.map((r) => r.name);
    await pglite.query(`truncate ${names.join(', ')}`);
    return new PgliteServer({ pglite, ...ground });
  });
  console.log(outcome.notes.slice(-Number(process.argv[3] ?? 60)).join('\n'));
  console.log(
    seed,
    outcome.trace.slice(0, 12),
    outcome.happened,
    'sends',
    outcome.sends,
    'calls',
    outcome.calls,
    'violations',
    outcome.violations.length,
    Math.round(performance.now() - t),
  );
}
process.exit(0);
