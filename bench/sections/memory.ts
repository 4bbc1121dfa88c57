import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { account, metaApp } from '../../src/sandbox/sandbox-cast.ts';
import type { Finding } from '../report.ts';
import type { Section } from '../section.ts';
import { intakePath } from '../support/intake-server.ts';
import { loadGenerator } from '../support/load.ts';
import { startPostgres } from '../support/postgres-cluster.ts';
import { type ProductProcess, startProductProcess } from '../support/product-process.ts';
import { onPostgres, openSurroundings } from '../support/surroundings.ts';

const signals = 50_000;
/** The first tenth fills the caches and warms every code path up: what comes after should add nothing. */
const firstSignals = signals / 10;
const people = 10_000;
const settleMs = 5_000;
const mostMb = 150;
/** Caches and a heap that has seen load may stay; growth with each signal may not. */
const mostGrowth = 1.2;

/** What the process weighs at rest, and after a rush: nothing of a signal may stay in memory. */
export const memory: Section = {
  about: `resident memory of \`node src/main.ts\` on Postgres: at rest, and after ${signals.toLocaleString('en')} signals of ${people.toLocaleString('en')} people`,
  async run() {
    const cluster = await startPostgres();
    const surroundings = await openSurroundings();
    try {
      const url = await cluster.createDatabase();
      const product = await startProductProcess({ ...surroundings.env, ...onPostgres(url) });
      try {
        return await measure(product, url, Number(surroundings.env.PORT));
      } finally {
        await product.stop();
      }
    } finally {
      await surroundings.close();
      await cluster.stop();
    }
  },
};

async function measure(product: ProductProcess, url: string, port: number): Promise<Finding[]> {
  const atRest = await settledMb(product);
  await send(firstSignals, 'first', port);
  await untilRead(url);
  const afterFirst = await settledMb(product);
  const startedAt = performance.now();
  await send(signals - firstSignals, 'further', port);
  await untilRead(url);
  const seconds = (performance.now() - startedAt) / 1_000;
  const afterAll = await settledMb(product);
  return [
    {
      what: 'resident memory, at rest',
      measured: atRest,
      unit: 'MB',
      aim: { words: `≤ ${mostMb} MB`, met: atRest <= mostMb },
    },
    {
      what: `resident memory, after ${signals.toLocaleString('en')} signals`,
      measured: afterAll,
      unit: 'MB',
      against: { what: `after ${firstSignals.toLocaleString('en')}`, measured: afterFirst },
      aim: { words: `ratio ≤ ${mostGrowth}`, met: afterAll <= mostGrowth * afterFirst },
    },
    {
      what: 'signals read, sorted and made into leads, while their webhooks come in',
      measured: (signals - firstSignals) / seconds,
      unit: '/s',
    },
  ];
}

async function settledMb(product: ProductProcess): Promise<number> {
  await wait(settleMs);
  return (await product.residentMb()) ?? Number.NaN;
}

async function send(requests: number, name: string, port: number): Promise<void> {
  const generator = loadGenerator();
  try {
    const { failed } = await generator.run({
      port,
      path: intakePath,
      secret: metaApp.secret,
      connections: 32,
      requests,
      name,
      account: account.id,
      story: '18074819347285670',
      viewers: people,
    });
    if (failed > 0) throw new Error(`${failed} of ${requests} webhooks were refused`);
  } finally {
    generator.stop();
  }
}

/** Until every stored webhook has been read. */
async function untilRead(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const isWaiting = async () =>
      (await client.query('select from delivery where read_at is null limit 1')).rowCount === 1;
    while (await isWaiting()) await wait(200);
  } finally {
    await client.end();
  }
}
