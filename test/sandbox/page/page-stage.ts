import { dayPlayer } from '../../../src/sandbox/day-player.ts';
import { faultSwitches } from '../../../src/sandbox/fault-switches.ts';
import { type LocalInstagram, startLocalInstagram } from '../../../src/sandbox/instagram/local-instagram.ts';
import { listenNear } from '../../../src/sandbox/listen-near.ts';
import { type PageServer, startPage } from '../../../src/sandbox/page/serve/page-server.ts';
import type { Stage } from '../../../src/sandbox/page/serve/stage.ts';
import { account, desk, metaApp, people } from '../../../src/sandbox/sandbox-cast.ts';
import { type SandboxClock, sandboxClock } from '../../../src/sandbox/sandbox-clock.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { SlackClock } from '../../../src/sandbox/slack/slack-clock.ts';

export const DESK = desk.id;
export const BEN = 'U0BEN000001';

export type PageStage = {
  slack: LocalSlack;
  instagram: LocalInstagram;
  /** Instagram's; Slack may have another. */
  clock: SandboxClock;
  /** What the page shows. */
  stage: Stage;
  page: PageServer;
  close(): Promise<void>;
};

/** The sandbox's page with its people and both stand-ins, without a product. */
export async function pageStage(slackClock?: SlackClock, over: Partial<Stage> = {}): Promise<PageStage> {
  const clock = sandboxClock(0, () => undefined);
  const instagram = await startLocalInstagram({
    accounts: [account],
    appSecrets: [metaApp.secret],
    verifyToken: metaApp.verifyToken,
    clock,
  });
  const slack = await startLocalSlack({
    people,
    channels: [desk],
    limits: 'off',
    clock: slackClock ?? clock,
    pictures: instagram.picture,
  });
  const day = dayPlayer(instagram, { firstSeed: 1 });
  const faults = faultSwitches({ slack, instagram });
  const startOver = async () => undefined;
  const stage: Stage = { clock, slack, instagram, day, faults, channel: DESK, zone: 'UTC', startOver, ...over };
  const page = await startPage(stage, (server) => listenNear(server, 0));
  return {
    slack,
    instagram,
    clock,
    stage,
    page,
    async close() {
      await day.stop();
      await page.close();
      await instagram.close();
      await slack.close();
    },
  };
}
