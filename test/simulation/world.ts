import { readConfig, type WorkspaceConfig } from '../../src/config.ts';
import { accountId, channelId } from '../../src/domain/ids.ts';
import type { DeskSettings } from '../../src/domain/team/settings.ts';
import {
  type AccountOptions,
  type LocalInstagram,
  startLocalInstagram,
} from '../../src/sandbox/instagram/local-instagram.ts';
import { hubSignature256 } from '../../src/sandbox/instagram/meta-signing.ts';
import type { Network } from '../../src/sandbox/network.ts';
import { account, metaApp } from '../../src/sandbox/sandbox-cast.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import type { Message } from '../../src/sandbox/slack/workspace/message.ts';
import type { Person } from '../../src/sandbox/slack/workspace/person.ts';
import type { Chance } from './chance.ts';
import { subscribedEvents } from './subscribed-events.ts';
import type { Timeline } from './timeline.ts';
import type { Wire } from './wire.ts';

const events = subscribedEvents();

/** The people of the desk: three who triage, one who manages, one who may only look on. */
export const cast: readonly Person[] = [
  { id: 'U0ANA000001', name: 'ana', realName: 'Ana', locale: 'en-GB', tz: 'Europe/Brussels', role: 'member' },
  { id: 'U0BEN000001', name: 'ben', realName: 'Ben', locale: 'fr-FR', tz: 'Europe/Paris', role: 'member' },
  { id: 'U0CHLOE0001', name: 'chloe', realName: 'Chloé', locale: 'nl-NL', tz: 'Europe/Amsterdam', role: 'member' },
  { id: 'U0MIA000001', name: 'mia', realName: 'Mia', locale: 'en-US', tz: 'Europe/Brussels', role: 'admin' },
  { id: 'U0GUS000001', name: 'gus', realName: 'Gus', locale: 'en-GB', tz: 'Europe/London', role: 'guest' },
];

export const accountZone = 'Europe/Brussels';

/** An account, and the channel that is its desk. */
export interface AccountDesk {
  readonly account: AccountOptions;
  readonly channel: string;
}

const firstDesk: AccountDesk = { account, channel: 'C0STORYDESK' };
/** Of the same team; some seeds have it, and the same people write to both. */
const secondDesk: AccountDesk = {
  account: {
    ...account,
    id: '17841400000000002',
    username: 'atelier.nuit',
    name: 'Atelier Nuit',
    accessToken: 'second-instagram-token',
  },
  channel: 'C0SECONDESK',
};
const productHost = 'storydesk.test';

/** What lies outside Storydesk: Slack and Instagram, which keep the truth of what happened. */
export interface Outside {
  readonly slack: LocalSlack;
  readonly instagram: LocalInstagram;
  readonly desks: readonly AccountDesk[];
  /** The messages that people took away. */
  readonly deletedByPeople: string[];
  /** While set, gives the entry that spoils the next webhook; it stands beside those that are good. */
  readonly spoiled: { next: (() => unknown) | undefined };
}

export async function openOutside(timeline: Timeline, wire: Wire, chance: Chance): Promise<Outside> {
  const spoiled: Outside['spoiled'] = { next: undefined };
  const desks = chance.chance(0.4) ? [firstDesk, secondDesk] : [firstDesk];
  const clock = { now: () => new Date(timeline.now), sleep: (ms: number) => timeline.sleep(ms) };
  const instagram = await startLocalInstagram({
    accounts: desks.map((desk) => desk.account),
    appSecrets: [metaApp.secret],
    verifyToken: metaApp.verifyToken,
    clock,
    idSeed: String(chance.whole(0, 2 ** 30)),
    network: spoiling(wire.networkOf('graph.test'), () => spoiled.next?.()),
  });
  const slack = await startLocalSlack({
    people: cast,
    subscribedEvents: events,
    channels: [
      ...desks.map(({ channel }, index) => ({
        id: channel,
        name: `story-desk-${index + 1}`,
        members: cast.map(({ id }) => id),
      })),
      { id: 'C0ELSEWHERE', name: 'elsewhere', members: cast.map(({ id }) => id) },
    ],
    clock,
    network: wire.networkOf('slack.test'),
  });
  slack.deliverTo({ url: `http://${productHost}/slack/events`, signingSecret: slack.identity.signingSecret });
  instagram.deliverTo(`http://${productHost}/instagram/webhook`);
  return { slack, instagram, desks, deletedByPeople: [], spoiled };
}

/** Puts an entry that nobody can read into a webhook, signed anew, as Meta would have sent them together. */
function spoiling(network: Network, entry: () => unknown): Network {
  return {
    ...network,
    fetch(input, init) {
      if (!String(input).endsWith('/instagram/webhook') || !(init?.body instanceof Uint8Array))
        return network.fetch(input, init);
      const text = Buffer.from(init.body).toString('utf8');
      const spoil = text.endsWith('}') ? entry() : undefined; // not what is cut off already
      if (spoil === undefined) return network.fetch(input, init);
      const payload = JSON.parse(text);
      const body = Buffer.from(JSON.stringify({ ...payload, entry: [spoil, ...payload.entry] }));
      const headers = {
        ...(init.headers as Record<string, string>),
        'X-Hub-Signature-256': hubSignature256(body, metaApp.secret),
      };
      return network.fetch(input, { ...init, body: new Uint8Array(body), headers });
    },
  };
}

/** Takes what Slack and Instagram tell to any process that listens. */
export function balanceLoad(wire: Wire, chance: Chance, listeners: () => Parameters<typeof chance.pick>[0]): void {
  wire.serve(productHost, () => {
    const there = listeners() as readonly ReturnType<Parameters<Wire['serve']>[1]>[];
    return there.length > 0 ? chance.pick(there) : undefined;
  });
}

/** The configuration that every process has. */
export function configFor({ slack, instagram, desks }: Outside, settings: DeskSettings): WorkspaceConfig {
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.identity.botToken,
    SLACK_SIGNING_SECRET: slack.identity.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    META_APP_SECRETS: metaApp.secret,
    META_VERIFY_TOKEN: metaApp.verifyToken,
    META_GRAPH_URL: instagram.url,
    INSTAGRAM_ACCOUNT_ID: account.id,
    INSTAGRAM_ACCESS_TOKEN: account.accessToken,
    INSTAGRAM_LOGIN: account.login,
    DESK_CHANNEL: firstDesk.channel,
  });
  if (config.mode === 'sandbox') throw new Error('Expected a configured workspace');
  return {
    ...config,
    accounts: config.accounts.flatMap((configured) =>
      desks.map((desk) => ({
        ...configured,
        id: accountId(desk.account.id),
        accessToken: desk.account.accessToken,
        desk: channelId(desk.channel),
        timeZone: accountZone,
      })),
    ),
    settings,
  };
}

/** The messages on the desks, the oldest first in each. */
export const messagesOnDesks = ({ slack, desks }: Outside): readonly Message[] =>
  desks.flatMap(({ channel }) => slack.messagesIn(channel));

/** Who a viewer of Storydesk's is, by the user name that Instagram has; viewers are named by what they were first known by. */
export function usernameOf({ instagram, desks }: Outside, viewer: string): string | undefined {
  const id = viewer.replace(/^(igsid|name):/, '');
  for (const { account } of desks) {
    const known = instagram.people(account.id);
    const name = known.find((each) => each === id || instagram.viewer(each, {}, account.id).igsid === id);
    if (name !== undefined) return name;
  }
  return undefined;
}
