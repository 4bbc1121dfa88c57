import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayPlayer } from './day-player.ts';
import { type LocalInstagram, startLocalInstagram } from './instagram/local-instagram.ts';
import { freePort, listenNear } from './listen-near.ts';
import { startPage } from './page/serve/page-server.ts';
import { account, desk, metaApp, people } from './sandbox-cast.ts';
import { type LocalSlack, startLocalSlack } from './slack/local-slack.ts';
import { keepWorkspace, readWorkspace } from './slack-file.ts';

/** A fresh sandbox plays the same day everywhere; a later run another one, or its viewers would all be known already. */
const firstDay = 1;
const seeds = 2 ** 31;

export type SandboxOptions = {
  /** The product's; the page takes the next one that is free. 0: any. */
  port: number;
  /** Where the product listens. */
  host: string;
  /** Kept between runs: the product's data and the local workspace. */
  dataDir: string;
  /** Starts the product with these environment variables. */
  startProduct: (environment: Record<string, string>) => Promise<{ stop(): Promise<void> }>;
  say: (line: string) => void;
};

export type Sandbox = {
  /** Where the page is. */
  url: string;
  /** Stops the product, then the page, then Slack and Instagram. */
  stop(): Promise<void>;
};

/** The played day runs 120 times as fast: two minutes between two looks at the stories would be four hours of it. */
const quickSettings = 'rhythm:\n  storyPollMinutes: 0.05\n';

/**
 * Runs the product against a Slack and an Instagram of this machine, with a page to
 * use both, and plays the recorded story day. With a workspace from an earlier run the
 * day waits until it is asked for on the page.
 *
 * When the product doesn't start, everything is closed and its error passes through.
 */
export async function runSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host, dataDir, say } = options;
  const workspaceFile = join(dataDir, 'sandbox-slack.json');
  const restored = await readWorkspace(workspaceFile);
  const port = options.port === 0 ? await freePort() : options.port;
  const closing: (() => Promise<void>)[] = [];

  try {
    const slack = await startLocalSlack({
      identity: { teamName: account.name },
      people,
      channels: [desk],
      ...(restored && { restore: restored }),
    });
    closing.unshift(() => slack.close());
    const instagram = await startLocalInstagram({
      accounts: [account],
      appSecrets: [metaApp.secret],
      verifyToken: metaApp.verifyToken,
    });
    closing.unshift(() => instagram.close());

    const settingsFile = join(dataDir, 'sandbox-settings.yml');
    await mkdir(dataDir, { recursive: true });
    await writeFile(settingsFile, quickSettings);
    const environment = environmentFor(slack, instagram, { port, host, dataDir });
    const product = await options.startProduct({ ...environment, SETTINGS_FILE: settingsFile });
    closing.unshift(() => product.stop());
    instagram.deliverTo(`http://${reachable(host)}:${port}/instagram/webhook`);

    const day = dayPlayer(instagram, restored ? instagram.clock.now().getTime() % seeds : firstDay);
    const page = await startPage({ slack, instagram, day, channel: desk.id }, (server) => listenNear(server, port + 1));
    closing.splice(1, 0, () => page.close());
    const keeper = keepWorkspace(slack, workspaceFile, (error) => say(`The workspace could not be kept: ${error}`));
    // Product, page, stand-ins: nobody is left talking to somebody who is gone.
    closing.splice(2, 0, () => keeper.close());
    closing.unshift(() => day.stop());

    if (!restored) day.play();
    say(`Open ${page.url}`);
    let stopping: Promise<void> | undefined;
    return {
      url: page.url,
      stop() {
        stopping ??= closeAll(closing);
        return stopping;
      },
    };
  } catch (error) {
    await closeAll(closing).catch(() => undefined); // why it did not start says more
    throw error;
  }
}

/** What the product is configured with; the names are those of its documented contract. */
function environmentFor(
  slack: LocalSlack,
  instagram: LocalInstagram,
  { port, host, dataDir }: { port: number; host: string; dataDir: string },
): Record<string, string> {
  return {
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
    DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
  };
}

/** Where a server that listens at `host` is reached from this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** Closes one after the other, whatever fails; the first failure is told at the end. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closing) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
