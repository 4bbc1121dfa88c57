import type { LocalInstagram } from './instagram/local-instagram.ts';
import { account, accountZone, desk, metaApp } from './sandbox-cast.ts';
import type { LocalSlack } from './slack/local-slack.ts';

/** Where the product listens and keeps its data. */
export type ProductPlace = { port: number; host: string; dataDir: string; settingsFile: string };

const tokenVariable = 'SANDBOX_ACCESS_TOKEN';

/**
 * The settings file of the product. The played day runs 120 times as fast: two minutes between two looks at the stories
 * would be four hours of it, and twenty seconds old counts of a board forty minutes.
 */
export const productSettings = `rhythm:
  storyPollMinutes: 0.05
  boardRefreshSeconds: 3
accounts:
  - id: "${account.id}"
    login: ${account.login}
    tokenFrom: ${tokenVariable}
    desk: ${desk.id}
    language: en
    timeZone: ${accountZone}
`;

/** What the product is configured with; the names are those of its documented contract. */
export function productEnvironment(
  slack: LocalSlack,
  instagram: LocalInstagram,
  { port, host, dataDir, settingsFile }: ProductPlace,
): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.identity.botToken,
    SLACK_APP_TOKEN: slack.identity.appToken,
    SLACK_API_URL: slack.apiUrl,
    [tokenVariable]: account.accessToken,
    META_APP_SECRETS: metaApp.secret,
    META_VERIFY_TOKEN: metaApp.verifyToken,
    META_GRAPH_URL: instagram.url,
    SETTINGS_FILE: settingsFile,
    DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
  };
}

/** Where a server that listens at `host` is reached from this machine. */
export function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
