import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Bot } from '../../../src/bot/bot.ts';
import { renderCard } from '../../../src/bot/card/render-card.ts';
import { listeners } from '../../../src/bot/listeners.ts';
import { slackLogger } from '../../../src/bot/slack/bot-log.ts';
import { deskChannels } from '../../../src/bot/slack/desk-channels.ts';
import { identify } from '../../../src/bot/slack/identify.ts';
import type { Pause } from '../../../src/bot/slack/pause.ts';
import { screens } from '../../../src/bot/slack/screens.ts';
import { type SlackApp, type SlackTransport, slackApp } from '../../../src/bot/slack/slack-app.ts';
import { slackClients } from '../../../src/bot/slack/slack-clients.ts';
import { teammates } from '../../../src/bot/slack/teammates.ts';
import { assembleCard } from '../../../src/domain/card/assemble-card.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import {
  accountId,
  channelId,
  type LeadId,
  messageId,
  type SlackUserId,
  signalKey,
  storyId,
  teamId,
} from '../../../src/domain/ids.ts';
import type { Lead } from '../../../src/domain/lead/lead.ts';
import { recordSignal } from '../../../src/domain/signal/record-signal.ts';
import type { Story } from '../../../src/domain/story/story.ts';
import type { TaskKind } from '../../../src/domain/task/task.ts';
import type { Account } from '../../../src/domain/team/account.ts';
import { defaultSettings } from '../../../src/domain/team/settings.ts';
import { writeCsv } from '../../../src/integrations/files/write-csv.ts';
import { parseEncryptionKeys } from '../../../src/integrations/postgres/encryption-keys.ts';
import { postgresDatabase } from '../../../src/integrations/postgres/postgres-database.ts';
import { aesSealer } from '../../../src/integrations/postgres/sealing.ts';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { LOCAL_IDENTITY } from '../../../src/sandbox/slack/workspace/identity.ts';
import type { Person, PersonRole } from '../../../src/sandbox/slack/workspace/person.ts';
import { freshPglite } from '../../support/databases.ts';
import { outcomeLog } from './outcome-log.ts';

export const desk = 'C0DESK00001';
export const backroom = 'C0BACK00001';
const noon = new Date('2026-11-20T12:00:00Z');

export const team = teamId(LOCAL_IDENTITY.teamId);

export const account: Account = {
  team,
  id: accountId('17841405822304914'),
  login: 'instagram',
  pageId: undefined,
  userName: 'atelier',
  desk: channelId(desk),
  language: 'en',
  timeZone: 'Europe/Paris',
};

export const liveStory: Story = {
  team,
  account: account.id,
  id: storyId('18001'),
  kind: 'image',
  postedAt: noon,
  expiresAt: new Date('2026-11-21T12:00:00Z'),
  permalink: undefined,
  caption: 'Spring menu',
  thumbnailUrl: undefined,
  monitor: undefined,
  lastCaptureAt: undefined,
  closedAt: undefined,
};

const person = (id: string, role: PersonRole = 'member', locale = 'en-GB'): Person => ({
  id,
  name: id.slice(2).toLowerCase(),
  realName: id.slice(2),
  locale,
  tz: 'Europe/Brussels',
  role,
});

/** Ana, Ben and Chloé (French) work at the desk with Zoe, an admin; so do some who may not act. Nia is not in it. */
const people = [
  person('U0ANA'),
  person('U0BEN'),
  person('U0CHLOE', 'member', 'fr-FR'),
  person('U0DIRK', 'member', 'nl-BE'),
  person('U0ZOE', 'admin'),
  person('U0GUS', 'guest'),
  person('U0SOLO', 'single-channel-guest'),
  person('U0OUT', 'outsider'),
  person('U0OLD', 'deactivated'),
  person('U0NIA'),
];

export interface DeskInSlack {
  readonly slack: LocalSlack;
  readonly app: SlackApp;
  /** Where Slack's requests go, in HTTP mode. */
  readonly eventsUrl: string;
  readonly domain: Desk;
  readonly clients: Bot['clients'];
  /** What the product does not do by itself: time passes only when told. */
  readonly clock: { now(): Date; set(now: Date): void };
  /** Everything that was logged, as JSON. */
  readonly logged: string[];
  /** Lets people act, all at once, and waits until as many interactions are dealt with. @returns their outcomes, sorted */
  outcomesOf(...acts: (() => Promise<{ error?: string }>)[]): Promise<string[]>;
  /** The next so many outcomes. */
  outcomes(count: number): Promise<string[]>;
  /** Somebody writes; @returns the lead that comes of it. */
  viewerWrites(userName: string, text?: string, mid?: string): Promise<Lead>;
  lead(id: LeadId): Promise<Lead>;
  /** Posts the card of a lead as it is now. @returns where */
  postCard(id: LeadId): Promise<{ channel: string; ts: string }>;
  openStory(story?: Partial<Story>): Promise<Story>;
  /** When the live tasks of this kind and key are due. */
  tasks(kind: TaskKind, key: string): Promise<Date[]>;
}

export interface DeskInSlackOptions {
  readonly mode?: SlackTransport['mode'];
  readonly managers?: readonly SlackUserId[];
  readonly lastDeliveryAt?: Date;
  readonly onFatal?: (error: Error) => void;
  readonly appToken?: string;
  /** Default: waits in real time. */
  readonly pause?: Pause;
}

export const realPause: Pause = async (ms, signal) => {
  await wait(ms, undefined, { signal, ref: false }).catch(() => {});
};

/** The product's Slack side over a local workspace and a real database; all of it ends with the test. */
export async function deskInSlack(options: DeskInSlackOptions = {}): Promise<DeskInSlack> {
  const { mode = 'socket', pause = realPause } = options;
  let requestListener: SlackApp['requestListener'];
  const server = createServer((request, response) => requestListener?.(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const slack = await startLocalSlack({
    people,
    channels: [
      { id: desk, name: 'desk', members: people.map(({ id }) => id).filter((id) => id !== 'U0NIA') },
      { id: backroom, name: 'backroom', members: people.map(({ id }) => id), hasBot: false },
    ],
    limits: 'off',
    ...(mode === 'http' && { deliverTo: { url, signingSecret: LOCAL_IDENTITY.signingSecret } }),
  });

  const { db } = await freshPglite();
  let now = noon;
  const clock = {
    now: () => now,
    set(later: Date) {
      now = later;
    },
  };
  let ids = 0;
  const idSource = { next: () => `id-${String(++ids).padStart(6, '0')}` };
  const domain: Desk = {
    database: postgresDatabase({
      db,
      sealer: aesSealer(parseEncryptionKeys(`k1:${Buffer.alloc(32, 1).toString('base64')}`)),
      clock,
      ids: idSource,
      random: () => 0,
      reader: 'test',
      onUnopenable: (fault) => {
        throw fault;
      },
      onTasks: () => {},
    }),
    clock,
    ids: idSource,
    settings: { ...defaultSettings, managers: options.managers ?? [] },
  };
  await domain.database.transaction((stores) => stores.accounts.put(account, now));

  const { log, logged, outcomes } = outcomeLog();
  const clients = slackClients({
    token: slack.identity.botToken,
    apiUrl: slack.apiUrl,
    logger: slackLogger(log),
    fetch,
  });
  const identity = await identify(clients.reading, { log, pause, signal: new AbortController().signal });
  const people_ = teammates({ reading: clients.interactive, identity, managers: domain.settings.managers, clock });
  let app: SlackApp | undefined;
  const bot: Bot = {
    desk: domain,
    identity,
    clients,
    teammates: people_,
    channels: deskChannels(clients.interactive),
    screens: screens(clients.interactive),
    connection: () => app?.connection() ?? { connected: false, since: now },
    lastDeliveryAt: async () => options.lastDeliveryAt,
    writeTable: writeCsv,
    pause,
    log,
  };
  app = slackApp({
    transport:
      mode === 'socket'
        ? { mode, appToken: options.appToken ?? slack.identity.appToken }
        : { mode, signingSecret: slack.identity.signingSecret },
    botToken: slack.identity.botToken,
    apiUrl: slack.apiUrl,
    identity,
    clients,
    teammates: people_,
    listeners: listeners(bot),
    clock,
    pause,
    log,
    onFatal: options.onFatal ?? (() => {}),
  });
  requestListener = app.requestListener;
  onTestFinished(async () => {
    await app.stop();
    await slack.close();
    server.closeAllConnections();
    server.close();
  });
  if (!options.appToken) await app.start();

  return {
    slack,
    app,
    eventsUrl: url,
    domain,
    clients,
    clock,
    logged,
    outcomes,
    async outcomesOf(...acts) {
      const dealtWith = outcomes(acts.length);
      const results = await Promise.all(acts.map((act) => act()));
      const wrong = results.find(({ error }) => error !== undefined && error !== 'field_errors');
      if (wrong) throw new Error(`The act failed: ${wrong.error}`);
      return (await dealtWith).toSorted();
    },
    async viewerWrites(userName, text = 'Price?', mid = `mid.${userName}`) {
      await domain.database.transaction((stores) =>
        recordSignal(
          domain,
          stores,
          account,
          {
            type: 'signal',
            account: account.id,
            kind: 'dm',
            key: signalKey(`message:${mid}`),
            person: { userName },
            story: liveStory.id,
            message: messageId(mid),
            text,
            happenedAt: now,
            about: {},
          },
          now,
        ),
      );
      return latestLead(domain, userName);
    },
    async lead(id) {
      const lead = await domain.database.stores.leads.find(team, id);
      if (!lead) throw new Error(`There is no lead ${id}`);
      return lead;
    },
    async postCard(id) {
      const parts = await domain.database.stores.desk.card(team, id);
      if (!parts) throw new Error(`There is no lead ${id}`);
      const { text, blocks, metadata } = renderCard(assembleCard(parts, domain.settings));
      const { ts } = await clients.posting.chat.postMessage({ channel: desk, text, blocks, metadata });
      return { channel: desk, ts: String(ts) };
    },
    async openStory(over = {}) {
      const story = { ...liveStory, ...over };
      await domain.database.transaction((stores) => stores.stories.add(story, undefined));
      return story;
    },
    async tasks(kind, key) {
      const due = db.selectFrom('task').select('due_at').where('kind', '=', kind).where('key', '=', key);
      return (await due.where('outcome', 'is', null).execute()).map(({ due_at }) => due_at);
    },
  };
}

async function latestLead({ database }: Desk, userName: string): Promise<Lead> {
  const viewer = (await database.stores.viewers.findByUserNames(team, account.id, [userName])).get(userName);
  const lead = viewer && (await database.stores.leads.latestOf(team, account.id, viewer));
  if (!lead) throw new Error(`${userName} is nobody's lead`);
  return lead;
}
