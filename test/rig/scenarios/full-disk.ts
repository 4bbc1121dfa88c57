import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Visited } from '../audit.ts';
import { type Cluster, startCluster } from '../cluster.ts';
import type { Crew } from '../crew.ts';
import { passing } from '../desk-day.ts';
import { again } from '../repeat.ts';
import { mountSmallDisk } from '../small-disk.ts';
import { busyScenario } from './busy.ts';

/** A migrated database takes 40 to 60 MB. */
const diskMegabytes = 400;
const fullMs = 6_000;

/**
 * The disk below the database is full for some seconds, again and again. Whoever dies of it is started again once there
 * is room, as a supervisor would.
 */
export const fullDisk = busyScenario({
  about: 'the disk of the database is full for some seconds, again and again',
  over: ['postgres', 'embedded'],
  processes: 2,
  async begin({ random, say }) {
    const disk = await mountSmallDisk(diskMegabytes);
    let cluster: Cluster | undefined;
    const loud: Visited[] = [];
    const dataDirectory = join(disk.path, 'data');
    await mkdir(dataDirectory, { mode: 0o700 });
    return {
      stage: {
        dataDirectory,
        async databaseUrl() {
          cluster = await startCluster(disk.path);
          return cluster.createDatabase();
        },
      },
      strike:
        ({ stage, crew }) =>
        async (calm) => {
          const strikes = await again(calm, random, [3_000, 6_000], async () => {
            await disk.fill();
            // What fits into pages that are there already would be taken: this does not.
            const viewer = `loud.${loud.length + 1}`;
            loud.push({ viewer, reached: 'card' });
            stage.instagram.viewer(viewer).sendDm('How much? '.repeat(30_000));
            await passing(fullMs);
            await disk.empty();
            await cluster?.revive();
            await reviveAll(crew);
          });
          const refused = stage.instagram.ledger.deliveries
            .flatMap(({ attempts }) => attempts)
            .filter(({ outcome }) => outcome === 503).length;
          say(`webhooks answered 503: ${refused}`);
          return strikes;
        },
      others: () => loud,
      async close() {
        await cluster?.stop();
        await disk.close();
      },
    };
  },
});

async function reviveAll(crew: Crew): Promise<void> {
  for (let place = 0; place < crew.size; place += 1) if (crew.at(place).hasEnded()) await crew.replace(place);
}
