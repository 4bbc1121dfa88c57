import { PGlite } from '@electric-sql/pglite';
import { overPglite } from '../../src/integrations/postgres/database.ts';
import { migrate } from '../../src/integrations/postgres/migrate.ts';
import { pgliteParsers } from '../../src/integrations/postgres/value-parsers.ts';
import { PgliteServer } from './pglite-storage.ts';
import { simulate } from './simulate.ts';

const pglite = await PGlite.create({ parsers: pgliteParsers });
await migrate(overPglite(pglite));
const seed = Number(process.argv[2] ?? 1);
const t = performance.now();
const outcome = await simulate(seed, async (timeline, chance) => {
  const names = (
    await pglite.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
    )
  ).rows.map((r) => r.name);
  await pglite.query(`truncate ${names.join(', ')}`);
  return new PgliteServer({ pglite, timeline, chance, weather: () => undefined });
});
console.log(outcome.notes.slice(-Number(process.argv[3] ?? 60)).join('\n'));
console.log(outcome.trace, outcome.happened, performance.now() - t);
process.exit(0);
