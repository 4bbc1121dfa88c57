import { dayPlayer } from '../../../src/sandbox/day-player.ts';
import { type LocalInstagram, startLocalInstagram } from '../../../src/sandbox/instagram/local-instagram.ts';
import { listenNear } from '../../../src/sandbox/listen-near.ts';
import { type PageServer, startPage } from '../../../src/sandbox/page/serve/page-server.ts';
import { account, desk, metaApp, people } from '../../../src/sandbox/sandbox-cast.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { SlackClock } from '../../../src/sandbox/slack/slack-clock.ts';

export const DESK = desk.id;
export const BEN = 'U0BEN000001';

export type PageStage = { slack: LocalSlack; instagram: LocalInstagram; page: PageServer; close(): Promise<void> };

/** The sandbox's page with its people and both stand-ins, without a product. */
export async function pageStage(clock?: SlackClock): Promise<PageStage> {
  const slack = await startLocalSlack({ people, channels: [desk], limits: 'off', ...(clock && { clock }) });
  const instagram = await startLocalInstagram({
    accounts: [account],
    appSecrets: [metaApp.secret],
    verifyToken: metaApp.verifyToken,
  });
  const day = dayPlayer(instagram, 1);
  const page = await startPage({ slack, instagram, day, channel: DESK }, (server) => listenNear(server, 0));
  return {
    slack,
    instagram,
    page,
    async close() {
      await day.stop();
      await page.close();
      await instagram.close();
      await slack.close();
    },
  };
}
