import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report, StoreKind } from './worker.ts';

/*
 * npm run test:simulation -- --seeds N [--seed FIRST] [--store model|pglite] [--bug NAME] [--verbose]
 *
 * Lets Storydesk live through two days for each seed, with everything that can go wrong, and tells what promise was
 * broken. The same seed gives the same days; every twentieth is run twice to show it.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'model' },
    bug: { type: 'string' },
    workers: { type: 'string', default: '2' },
    verbose: { type: 'boolean', default: false },
    /** Ends at the first seed that breaks a promise. */
    first: { type: 'boolean', default: false },
  },
});

const twiceEvery = 20;
const shown = 12;

export interface Totals {
  readonly seeds: number;
  readonly failed: readonly Report[];
  readonly unlike: readonly number[];
  readonly seconds: number;
  readonly happened: number;
  readonly sends: number;
  readonly twice: number;
}

function runSeeds(): Promise<Totals> {
  const first = Number(values.seed);
  const count = Number(values.seeds);
  const workers = Math.max(1, Math.min(Number(values.workers), count));
  const startedAt = performance.now();
  const reports: Report[] = [];
  let next = first;
  let isEnding = false;
  const say = (line: string) => process.stdout.write(`${line}\n`);

  return new Promise((resolve, reject) => {
    const running = new Set<ChildProcess>();
    const give = (child: ChildProcess) => {
      if (isEnding || next >= first + count) {
        child.disconnect();
        running.delete(child);
        if (running.size === 0) resolve(totalsOf(reports, performance.now() - startedAt));
        return;
      }
      const seed = next;
      next += 1;
      const twice = values.bug === undefined && (seed - first) % twiceEvery === 0;
      child.send({ seed, store: values.store as StoreKind, twice, verbose: values.verbose });
    };
    for (let worker = 0; worker < workers; worker += 1) {
      const child = fork(fileURLToPath(new URL('./worker-main.ts', import.meta.url)), values.bug ? [values.bug] : []);
      running.add(child);
      child.on('message', (message: { report: Report } | { fault: string; seed: number }) => {
        if ('fault' in message) {
          reject(new Error(`Seed ${message.seed} could not be run: ${message.fault}\n${commandFor(message.seed)}`));
          for (const each of running) each.kill();
          return;
        }
        const { report } = message;
        reports.push(report);
        if (values.verbose) for (const note of report.notes) say(note);
        if (report.violations.length > 0 && reports.filter(({ violations }) => violations.length > 0).length <= shown)
          tell(report, say);
        if (report.repeats === false) say(`Seed ${report.seed} went otherwise the second time.`);
        if (report.violations.length > 0 && values.first) isEnding = true;
        give(child);
      });
      child.on('exit', (code) => {
        if (running.has(child)) reject(new Error(`A worker ended with ${code}`));
      });
      give(child);
    }
  });
}

function tell({ seed, violations }: Report, say: (line: string) => void): void {
  for (const { rule, detail } of violations.slice(0, 5)) say(`Seed ${seed}: ${rule}: ${detail}`);
  if (violations.length > 5) say(`Seed ${seed}: … and ${violations.length - 5} more`);
  say(commandFor(seed));
}

const commandFor = (seed: number) =>
  `  npm run test:simulation -- --seeds 1 --seed ${seed} --store ${values.store}${values.bug ? ` --bug ${values.bug}` : ''} --verbose`;

function totalsOf(reports: readonly Report[], milliseconds: number): Totals {
  return {
    seeds: reports.length,
    failed: reports.filter(({ violations }) => violations.length > 0).toSorted((a, b) => a.seed - b.seed),
    unlike: reports.filter(({ repeats }) => repeats === false).map(({ seed }) => seed),
    seconds: milliseconds / 1_000,
    happened: reports.reduce((sum, report) => sum + report.happened, 0),
    sends: reports.reduce((sum, report) => sum + report.sends, 0),
    twice: reports.filter(({ repeats }) => repeats !== undefined).length,
  };
}

const totals = await runSeeds();
const { seeds, failed, unlike, seconds, happened, sends, twice } = totals;
process.stdout.write(
  `${seeds} seeds on ${values.store}, ${(seeds / seconds).toFixed(2)} a second, ${seconds.toFixed(0)} s; ` +
    `${happened} steps, ${sends} messages to Instagram; ${twice} run twice, ${unlike.length} of them unlike; ` +
    `${failed.length} broke a promise\n`,
);
process.stdout.write(`${seeds - failed.length} passed, ${failed.length + unlike.length} failed\n`);
process.exit(failed.length + unlike.length > 0 ? 1 : 0);
