import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import {
  type IntakeServer,
  type IntakeVariant,
  intakePath,
  intakeSecret,
  intakeServer,
} from '../support/intake-server.ts';
import { type LoadGenerator, type LoadResult, loadGenerator } from '../support/load.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { inTurn, median } from '../support/statistics.ts';

const variants: readonly IntakeVariant[] = ['product', 'hmac only', 'insert each', 'bare group'];
const connectionCounts = [1, 32, 128];
const rounds = 5;
const roundSeconds = 1;

/** Webhooks that are stored before they are answered, against three bare handlers in the same run. */
export const intake: Section = {
  about: 'signed webhooks of 600 bytes, answered once they are durable; medians of 5 rounds in turn',
  async run() {
    return [...(await onPostgres()), ...(await onPglite())];
  },
};

async function onPostgres(): Promise<Finding[]> {
  const cluster = await startPostgres();
  try {
    return await measure('Postgres', () => cluster.createDatabase());
  } finally {
    await cluster.stop();
  }
}

async function onPglite(): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'storydesk-bench-pglite-'));
  let count = 0;
  try {
    return await measure('PGlite', async () => join(folder, String(++count)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(database: string, newSource: () => Promise<string>): Promise<Finding[]> {
  const generator = loadGenerator();
  const servers = new Map<IntakeVariant, IntakeServer>();
  try {
    for (const variant of variants) servers.set(variant, await intakeServer(variant, await newSource()));
    const findings: Finding[] = [];
    for (const connections of connectionCounts) {
      await measureOnce(generator, servers, connections, 1); // warms every code path up
      findings.push(...compare(database, connections, await measureOnce(generator, servers, connections, rounds)));
    }
    return findings;
  } finally {
    generator.stop();
    for (const server of servers.values()) server.stop();
  }
}

let loads = 0;

async function measureOnce(
  generator: LoadGenerator,
  servers: ReadonlyMap<IntakeVariant, IntakeServer>,
  connections: number,
  times: number,
): Promise<Record<IntakeVariant, LoadResult>> {
  const runs = Object.fromEntries(
    [...servers].map(([variant, { port }]) => [
      variant,
      async () => {
        const result = await generator.run({
          port,
          path: intakePath,
          secret: intakeSecret,
          connections,
          seconds: roundSeconds,
          name: `intake${++loads}.`,
          account: '17841405822304914',
          story: '18074819347285670',
          viewers: 10_000,
        });
        if (result.failed > 0) throw new Error(`${result.failed} webhooks were refused by the ${variant} server`);
        return result;
      },
    ]),
  ) as Record<IntakeVariant, () => Promise<LoadResult>>;
  const results = await inTurn(times, runs);
  return Object.fromEntries(
    Object.entries(results).map(([variant, list]) => [
      variant,
      {
        answered: list.reduce((sum, { answered }) => sum + answered, 0),
        failed: 0,
        perSecond: median(list.map(({ perSecond }) => perSecond)),
        p50: median(list.map(({ p50 }) => p50)),
        p99: median(list.map(({ p99 }) => p99)),
      },
    ]),
  ) as Record<IntakeVariant, LoadResult>;
}

function compare(database: string, connections: number, results: Record<IntakeVariant, LoadResult>): Finding[] {
  const { product, 'hmac only': bare, 'insert each': each, 'bare group': group } = results;
  const isBusy = connections >= 32;
  const at = `${database}, ${connections} connections:`;
  const perSecond = (what: string, against: LoadResult, least?: number): Finding => ({
    what: `${at} webhooks against ${what}`,
    measured: product.perSecond,
    unit: '/s',
    against: { what, measured: against.perSecond },
    ...(least && { aim: { words: `ratio ≥ ${least}`, met: product.perSecond >= least * against.perSecond } }),
  });
  return [
    perSecond('HMAC, no database', bare),
    perSecond('one INSERT each', each, isBusy ? 2 : undefined),
    perSecond('bare group commit', group, isBusy ? 0.8 : undefined),
    { what: `${at} p50`, measured: product.p50, unit: 'ms', against: { what: 'one INSERT each', measured: each.p50 } },
    {
      what: `${at} p99`,
      measured: product.p99,
      unit: 'ms',
      against: { what: 'one INSERT each', measured: each.p99 },
      ...(isBusy && { aim: { words: 'ratio < 1', met: product.p99 < each.p99 } }),
    },
  ];
}
