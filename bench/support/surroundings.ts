import { type LocalInstagram, startLocalInstagram } from '../../src/sandbox/instagram/local-instagram.ts';
import { freePort } from '../../src/sandbox/listen-near.ts';
import { account, desk, metaApp, people } from '../../src/sandbox/sandbox-cast.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { LocalSlackOptions } from '../../src/sandbox/slack/local-slack-options.ts';

/** A Slack and an Instagram of this machine, and how the product finds them. */
export interface Surroundings {
  readonly slack: LocalSlack;
  readonly instagram: LocalInstagram;
  /** All of the configuration but the database. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const deskChannel = desk.id;

/** @param limits default: those that Slack documents */
export async function openSurroundings(limits?: LocalSlackOptions['limits']): Promise<Surroundings> {
  const port = await freePort();
  const slack = await startLocalSlack({ people, channels: [desk], ...(limits && { limits }) });
  const instagram = await startLocalInstagram({
    accounts: [account],
    appSecrets: [metaApp.secret],
    verifyToken: metaApp.verifyToken,
    webhookUrl: `http://127.0.0.1:${port}/instagram/webhook`,
  });
  return {
    slack,
    instagram,
    env: {
      PORT: String(port),
      SLACK_BOT_TOKEN: slack.identity.botToken,
      SLACK_APP_TOKEN: slack.identity.appToken,
      SLACK_API_URL: slack.apiUrl,
      DESK_CHANNEL: desk.id,
      INSTAGRAM_ACCOUNT_ID: account.id,
      INSTAGRAM_ACCESS_TOKEN: account.accessToken,
      INSTAGRAM_LOGIN: account.login,
      META_APP_SECRETS: metaApp.secret,
      META_VERIFY_TOKEN: metaApp.verifyToken,
      META_GRAPH_URL: instagram.url,
    },
    async close() {
      await Promise.all([slack.close(), instagram.close()]);
    },
  };
}

/** The variables that keep the product's data in this Postgres. */
export const onPostgres = (url: string): Readonly<Record<string, string>> => ({
  DATABASE_URL: url,
  ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
});
