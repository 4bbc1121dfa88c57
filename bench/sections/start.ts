import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { startProductProcess } from '../support/product-process.ts';
import { median } from '../support/statistics.ts';
import { onPostgres, openSurroundings } from '../support/surroundings.ts';

const starts = 5;
const idleMs = 3_000;

/** How long the process takes until it is ready, and what it weighs when nothing happens. */
export const start: Section = {
  about: `\`node src/main.ts\` until /readyz agrees, median of ${starts}; memory after ${idleMs / 1_000} s without work`,
  async run() {
    const cluster = await startPostgres();
    const dataDir = await mkdtemp(join(tmpdir(), 'storydesk-bench-start-'));
    const surroundings = await openSurroundings('off');
    try {
      const nodeAlone = median(await times(nodeAloneMs));
      return [
        ...(await measure(
          'migrated Postgres',
          { ...surroundings.env, ...onPostgres(await cluster.createDatabase()) },
          { nodeAlone, mostMs: 1_500 },
        )),
        ...(await measure('existing PGlite', { ...surroundings.env, DATA_DIR: dataDir }, { nodeAlone, mostMs: 2_500 })),
      ];
    } finally {
      await surroundings.close();
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function measure(
  database: string,
  env: Readonly<Record<string, string>>,
  { nodeAlone, mostMs }: { nodeAlone: number; mostMs: number },
): Promise<Finding[]> {
  await startOnce(env); // makes the data directory, and fills the file cache
  const measured = await times(() => startOnce(env));
  const memory = median(measured.map(({ megabytes }) => megabytes));
  const readyMs = median(measured.map(({ readyAfterMs }) => readyAfterMs));
  return [
    {
      what: `${database}: start to ready`,
      measured: readyMs,
      unit: 'ms',
      against: { what: 'node -e 0', measured: nodeAlone },
      aim: { words: `≤ ${mostMs.toLocaleString('en')} ms`, met: readyMs <= mostMs },
    },
    { what: `${database}: resident memory, idle`, measured: memory, unit: 'MB' },
  ];
}

async function startOnce(env: Readonly<Record<string, string>>): Promise<{ readyAfterMs: number; megabytes: number }> {
  const product = await startProductProcess(env);
  try {
    await wait(idleMs);
    return { readyAfterMs: product.readyAfterMs, megabytes: (await product.residentMb()) ?? Number.NaN };
  } finally {
    await product.stop();
  }
}

async function nodeAloneMs(): Promise<number> {
  const startedAt = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - startedAt;
}

async function times<Result>(measureOnce: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < starts; i++) results.push(await measureOnce());
  return results;
}
