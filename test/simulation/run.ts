import { parseArgs } from 'node:util';
import { rules } from './checks/violations.ts';
import { plantedBugs } from './planted-bugs.ts';
import { runBatch, SeedFailed } from './pool.ts';
import { type Report, type StoreKind, storeKinds } from './worker.ts';

/*
 * Lets Storydesk live through two days for each seed, with everything that can go wrong, and tells which promise was
 * broken. The same seed gives the same days; every twentieth is run twice to show it. Not so over SQL: of two tasks that
 * are due at the same instant either may come first there, as its rows lie.
 *
 *   npm run test:simulation -- --seeds N [--seed FIRST] [--store model|pglite|postgres] [--workers N] [--verbose]
 *   npm run test:simulation -- --bugs [--seeds N]      finds each planted bug, in at most N seeds (2,000)
 *   npm run test:simulation -- --bug NAME [--seeds N]  plants one, and runs on until it is found
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'model' },
    workers: { type: 'string', default: '2' },
    bug: { type: 'string' },
    bugs: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

const twiceEvery = 20;
const mostTold = 12;
const seedsForABug = 2_000;
const first = Number(values.seed);
const workers = Number(values.workers);
const store = storeKinds.find((kind) => kind === values.store);
const say = (line: string) => void process.stdout.write(`${line}\n`);

function end(passed: number, failed: number): never {
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

const seedsFrom = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index);

function tell({ seed, violations }: Report, kind: StoreKind): void {
  for (const { rule, detail } of violations.slice(0, 5)) say(`Seed ${seed}: ${rule}: ${detail}`);
  if (violations.length > 5) say(`Seed ${seed}: … and ${violations.length - 5} more`);
  say(commandFor(seed, kind));
}

const commandFor = (seed: number, kind: StoreKind) =>
  `  npm run test:simulation -- --seeds 1 --seed ${seed} --store ${kind}${values.bug ? ` --bug ${values.bug}` : ''} --verbose`;

async function runSeeds(kind: StoreKind): Promise<void> {
  const asked = seedsFrom(first, Number(values.seeds ?? 100));
  // What once failed is run each time, beside what was asked for.
  const isWhole = kind === 'model' && asked.length > 1 && values.bug === undefined;
  const known = isWhole ? plantedBugs.flatMap(({ seed }) => seed ?? []) : [];
  const seeds = [...new Set([...known, ...asked])];
  const startedAt = performance.now();
  let told = 0;
  const reports = await runBatch({
    seeds,
    store: kind,
    workers,
    bug: values.bug,
    twiceEvery: kind === 'model' && values.bug === undefined ? twiceEvery : undefined,
    verbose: values.verbose,
    untilBroken: values.bug !== undefined,
    onReport(report) {
      if (values.verbose) for (const note of report.notes) say(note);
      if (report.repeats === false) say(`Seed ${report.seed} went otherwise the second time.`);
      if (report.violations.length === 0) return;
      told += 1;
      if (told <= mostTold) tell(report, kind);
    },
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const sum = (of: (report: Report) => number) => reports.reduce((all, report) => all + of(report), 0);
  const broken = sum(({ violations }) => Number(violations.length > 0));
  const unlike = sum(({ repeats }) => Number(repeats === false));
  const twice = sum(({ repeats }) => Number(repeats !== undefined));
  say(
    `${reports.length} seeds on ${kind}, ${known.length} of them known to have failed once: ` +
      `${(reports.length / seconds).toFixed(2)} seeds a second, ${seconds.toFixed(0)} s; ` +
      `${sum(({ happened }) => happened)} steps, ${sum(({ sends }) => sends)} messages to Instagram, ` +
      `${sum(({ calls }) => calls)} calls of Slack; ${twice} run twice, ${unlike} of them unlike; ${broken} broke a promise`,
  );
  end(reports.length - broken, broken + unlike);
}

/** Plants each bug and looks for it; a seed that breaks a promise with it must keep it without. */
async function findBugs(): Promise<void> {
  let found = 0;
  const broken = new Set<string>();
  for (const { name } of plantedBugs) {
    const startedAt = performance.now();
    const reports = await runBatch({
      seeds: seedsFrom(first, Number(values.seeds ?? seedsForABug)),
      store: 'model',
      workers,
      bug: name,
      untilBroken: true,
    });
    const finder = reports.find(({ violations }) => violations.length > 0);
    const [sound] = finder ? await runBatch({ seeds: [finder.seed], store: 'model', workers: 1 }) : [];
    const isFound = sound?.violations.length === 0;
    if (isFound) found += 1;
    const brokenRules = new Set(finder?.violations.map(({ rule }) => rule));
    for (const rule of brokenRules) broken.add(rule);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    const how = isFound ? 'found ' : finder ? 'UNSURE' : 'MISSED';
    say(
      `${how}  ${name}: ${finder ? `seed ${finder.seed}, after ` : ''}${reports.length} seeds, ${seconds} s: ${[...brokenRules].join('; ')}`,
    );
  }
  say(`Rules that no bug has broken: ${rules.filter((rule) => !broken.has(rule)).join('; ') || 'none'}`);
  end(found, plantedBugs.length - found);
}

try {
  if (store === undefined) throw new Error(`--store is one of ${storeKinds.join(', ')}`);
  await (values.bugs ? findBugs() : runSeeds(store));
} catch (fault) {
  say(fault instanceof Error ? fault.message : String(fault));
  if (fault instanceof SeedFailed && store) say(commandFor(fault.seed, store));
  end(0, 1);
}
