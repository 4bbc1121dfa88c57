import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type LocalInstagram,
  type LocalInstagramOptions,
  startLocalInstagram,
} from '../../../src/sandbox/instagram/local-instagram.ts';
import { freePort } from '../../../src/sandbox/listen-near.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { LocalSlackOptions } from '../../../src/sandbox/slack/local-slack-options.ts';
import { freshPostgresUrl } from '../databases.ts';
import { type Child, runChild } from './child.ts';
import { type Program, startProgram } from './program.ts';

type Variables = Readonly<Record<string, string>>;

/** A Slack, an Instagram and a place for the data: what a process of the product is started into. */
export interface Stage {
  readonly slack: LocalSlack;
  readonly instagram: LocalInstagram;
  /** The full configuration, for Socket Mode; `PORT` is where Instagram's webhooks go. */
  readonly env: Variables;
  /** One more Slack with the same people, at a port where there was nothing so far. */
  startSlackAt(port: number): Promise<LocalSlack>;
  /** Starts the product; what is given overrules `env`, and an empty value unsets. It is killed when the stage closes. */
  start(over?: Variables): Program;
  /** Runs `npm run storydesk -- …`. */
  cli(args: readonly string[], over?: Variables): Child;
  /** A port that nobody listens at, e.g. for a second process. */
  freePort(): Promise<number>;
  /** An empty directory. */
  newDirectory(): Promise<string>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Default: Postgres. */
  readonly database?: 'postgres' | 'embedded';
  /** Makes the database on Postgres. Default: asks the cluster of the test run. */
  readonly databaseUrl?: () => Promise<string>;
  /** Where embedded data is kept. Default: a new directory. */
  readonly dataDirectory?: string;
  readonly slack?: LocalSlackOptions;
  readonly instagram?: Partial<LocalInstagramOptions>;
}

export const desk = 'C0DESK';
export const ana = 'U0ANA';
export const ben = 'U0BEN';
/** The workspace's admin. */
export const mia = 'U0MIA';
/** A guest, invited to the desk channel. */
export const gus = 'U0GUS';

const member = { locale: 'en-US', tz: 'Europe/Paris', role: 'member' } as const;
export const people = [
  { ...member, id: ana, name: 'ana', realName: 'Ana Sol' },
  { ...member, id: ben, name: 'ben', realName: 'Ben Oort' },
  { ...member, id: mia, name: 'mia', realName: 'Mia Berg', role: 'admin' as const },
  { ...member, id: gus, name: 'gus', realName: 'Gus Rey', role: 'guest' as const },
];

export const account = { id: '17841400000000001', username: 'atelier', login: 'instagram' } as const;
export const accessToken = 'IGAAfirst0123456789';
export const appSecret = 'shh-meta';
const verifyToken = 'a word of ours';

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const port = await freePort();
  const slacks: LocalSlack[] = [];
  const startSlackAt = async (at: number) => {
    const started = await startLocalSlack({
      people,
      channels: [{ id: desk, name: 'desk', members: people.map(({ id }) => id) }],
      port: at,
      ...options.slack,
    });
    slacks.push(started);
    return started;
  };
  const slack = await startSlackAt(0);
  const instagram = await startLocalInstagram({
    accounts: [{ ...account, accessToken }],
    appSecrets: [appSecret],
    verifyToken,
    webhookUrl: `http://127.0.0.1:${port}/instagram/webhook`,
    ...options.instagram,
  });
  const directories: string[] = [];
  const children: Child[] = [];
  const newDirectory = async () => {
    const directory = await mkdtemp(join(tmpdir(), 'storydesk-program-'));
    directories.push(directory);
    return directory;
  };
  const env: Variables = {
    ...(options.database === 'embedded'
      ? { DATA_DIR: options.dataDirectory ?? (await newDirectory()) }
      : {
          DATABASE_URL: await (options.databaseUrl ?? freshPostgresUrl)(),
          ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
        }),
    PORT: String(port),
    SLACK_BOT_TOKEN: slack.identity.botToken,
    SLACK_APP_TOKEN: slack.identity.appToken,
    SLACK_API_URL: slack.apiUrl,
    DESK_CHANNEL: desk,
    INSTAGRAM_ACCOUNT_ID: account.id,
    INSTAGRAM_ACCESS_TOKEN: accessToken,
    INSTAGRAM_LOGIN: account.login,
    META_APP_SECRETS: appSecret,
    META_VERIFY_TOKEN: verifyToken,
    META_GRAPH_URL: instagram.url,
  };
  const kept = <Kind extends Child>(child: Kind): Kind => {
    children.push(child);
    return child;
  };
  return {
    slack,
    instagram,
    env,
    startSlackAt,
    start: (over = {}) => kept(startProgram({ ...env, ...over })),
    cli: (args, over = {}) => kept(runChild('src/cli.ts', args, { ...env, ...over })),
    freePort,
    newDirectory,
    async close() {
      for (const child of children) if (!child.hasEnded()) child.kill('SIGKILL');
      await Promise.all(children.map(({ ended }) => ended));
      await Promise.all([...slacks, instagram].map((server) => server.close()));
      await Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true })));
    },
  };
}

/** A stage of one test, closed when it ends. */
export async function stageForTest(options?: StageOptions): Promise<Stage> {
  const stage = await openStage(options);
  onTestFinished(() => stage.close());
  return stage;
}

/** A file with these settings, for `SETTINGS_FILE`. */
export async function settingsFile(stage: Stage, yaml: string): Promise<string> {
  const path = join(await stage.newDirectory(), 'settings.yml');
  await writeFile(path, yaml);
  return path;
}
