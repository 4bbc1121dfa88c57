import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeAll } from './close-all.ts';
import { type DayPlayer, dayPlayer } from './day-player.ts';
import { type FaultSwitches, faultSwitches } from './fault-switches.ts';
import { type LocalInstagram, startLocalInstagram } from './instagram/local-instagram.ts';
import { keepInstagram, readInstagram } from './instagram-file.ts';
import { productEnvironment, productSettings, reachable } from './product-environment.ts';
import { account, desk, metaApp, people } from './sandbox-cast.ts';
import { type SandboxClock, sandboxClock } from './sandbox-clock.ts';
import { type LocalSlack, startLocalSlack } from './slack/local-slack.ts';
import { keepWorkspace, readWorkspace } from './slack-file.ts';
import { readState, writeState } from './state-file.ts';

/** A fresh sandbox plays the same day everywhere; a later run another one, or its viewers would all be known already. */
const firstDay = 1;
const seeds = 2 ** 31;

export type RunOptions = {
  /** Where the product listens. */
  port: number;
  host: string;
  /** Kept between runs: the product's data, the clock, the local Slack and the local Instagram. */
  dataDir: string;
  /** Starts the product with these environment variables and this clock. */
  startProduct: (
    environment: Record<string, string>,
    clock: Pick<SandboxClock, 'now'>,
  ) => Promise<{ stop(): Promise<void> }>;
  say: (line: string) => void;
};

/** The stand-ins and the product between them, from what an earlier run left in the data directory to the next one. */
export type SandboxRun = {
  clock: SandboxClock;
  slack: LocalSlack;
  instagram: LocalInstagram;
  day: DayPlayer;
  faults: FaultSwitches;
  /** Nothing was there before it. */
  isFresh: boolean;
  /** Ends the day and the product; Slack and Instagram still answer, so that nobody talks to somebody who is gone. */
  stopProduct(): Promise<void>;
  /** Ends the stand-ins, with the last of their state written. */
  close(): Promise<void>;
};

/** @throws what the product throws when it doesn't start; nothing stays open then */
export async function startRun({ port, host, dataDir, startProduct, say }: RunOptions): Promise<SandboxRun> {
  const file = (name: string) => join(dataDir, `sandbox-${name}`);
  const lost = (what: string) => (error: unknown) => say(`${what} could not be kept: ${error}`);
  const workspace = await readWorkspace(file('slack.json'));
  const kept = await readInstagram(file('instagram.json'));
  const clockFile = file('clock.json');
  const keptClock = await readState(clockFile, 'a clock', ({ aheadMs }) => typeof aheadMs === 'number');
  const clock = sandboxClock(Number(keptClock?.aheadMs ?? 0), (aheadMs) => writeState(clockFile, { aheadMs }));
  const closing: (() => void | Promise<void>)[] = [];

  try {
    const instagram = await startLocalInstagram({
      accounts: [account],
      appSecrets: [metaApp.secret],
      verifyToken: metaApp.verifyToken,
      clock,
      ...(kept && { restore: kept.instagram }),
    });
    closing.unshift(instagram.close);
    const slack = await startLocalSlack({
      identity: { teamName: account.name },
      people,
      channels: [desk],
      clock,
      pictures: instagram.picture,
      ...(workspace && { restore: workspace }),
    });
    closing.push(slack.close);

    const settingsFile = file('settings.yml');
    await writeFile(settingsFile, productSettings);
    const place = { port, host, dataDir, settingsFile };
    const product = await startProduct(productEnvironment(slack, instagram, place), clock);
    instagram.deliverTo(`http://${reachable(host)}:${port}/instagram/webhook`);

    const firstSeed = workspace ? clock.now().getTime() % seeds : firstDay;
    const day = dayPlayer(instagram, { firstSeed, earlier: kept?.day });
    const keepers = [
      keepWorkspace(slack, file('slack.json'), lost('The workspace')),
      keepInstagram(instagram, day, file('instagram.json'), lost('Instagram')),
    ];
    for (const keeper of keepers) closing.unshift(keeper.close);
    return {
      clock,
      slack,
      instagram,
      day,
      faults: faultSwitches({ slack, instagram }),
      isFresh: !workspace && !kept,
      stopProduct: () => closeAll([day.stop, product.stop]),
      close: () => closeAll(closing),
    };
  } catch (error) {
    await closeAll(closing).catch(() => undefined); // why it did not start says more
    throw error;
  }
}
