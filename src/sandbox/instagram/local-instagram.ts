import { randomInt, randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import { loopback, type Network } from '../network.ts';
import { accountOwner, type NewStory, tellInsightsAtExpiry } from './account-owner.ts';
import { graphServer } from './graph-server.ts';
import { type GraphTokens, graphTokens } from './graph-tokens.ts';
import { type GraphLimits, graphUsage, usualGraphLimits } from './graph-usage.ts';
import { type Picture, pictureAt } from './instagram-cdn.ts';
import { type InstagramClock, realInstagramClock } from './instagram-clock.ts';
import { type InstagramFaults, instagramFaults } from './instagram-faults.ts';
import { type InstagramChange, type InstagramLedger, ledgerKeeper, type WebhookDelivery } from './instagram-ledger.ts';
import { getStory, ImpossibleActError, type InstagramStage } from './instagram-stage.ts';
import { actStates, actsOf, deliveriesOf, deliveryStates, type InstagramState } from './instagram-state.ts';
import { type Account, instagramWorld, type Media, type Person, type Thread } from './instagram-world.ts';
import { type LiveStory, liveStories } from './live-stories.ts';
import type { WebhookPayload } from './payloads.ts';
import { type Viewer, viewerOf } from './viewer.ts';
import { type ViewerListShape, viewerListText } from './viewer-list.ts';
import { type PhoneThread, phoneThread, type ViewerPhone, viewerPhone } from './viewer-phone.ts';
import { webhookCourier } from './webhook-courier.ts';
import { type BatchOptions, instagramLoginFields, webhookFeed } from './webhook-feed.ts';
import { postBy, postOverHttp, type WebhookAnswer } from './webhook-post.ts';
import { restoreWorld, worldState } from './world-state.ts';

/** An account as the test or the sandbox sets it up; what is left out is an ordinary, fully approved one. */
export type AccountOptions = Pick<Account, 'id' | 'username' | 'login'> &
  Partial<Omit<Account, 'id' | 'username' | 'login' | 'subscribedFields'>> & {
    accessToken: string;
    /** Default: now. A token younger than 24 hours cannot be refreshed. */
    tokenIssuedAt?: Date;
    /** Default: 60 days on Instagram Login, never on Facebook Login. */
    tokenExpiresAt?: Date;
    /** Default: everything the login offers. */
    subscribedFields?: string[];
  };

export type LocalInstagramOptions = {
  accounts: AccountOptions[];
  /** The first signs webhooks; each is good for `appsecret_proof` and token exchange. */
  appSecrets: [string, ...string[]];
  verifyToken: string;
  /** Where webhooks go; may be set later with `deliverTo`. */
  webhookUrl?: string | undefined;
  /** Default: a free port of 127.0.0.1. */
  port?: number;
  clock?: InstagramClock;
  /** Default: this machine's loopback. */
  network?: Network;
  requireAppSecretProof?: boolean;
  limits?: Partial<GraphLimits>;
  /** Real milliseconds until a silent webhook receiver counts as failed. Default 10 000. */
  webhookTimeoutMs?: number;
  /** Ids follow from it; by default another one each time, so that no run gives out an id of an earlier one, whatever of it was kept. */
  idSeed?: string | undefined;
  /** What `snapshot()` gave earlier. Deliveries that were not accepted then go out once there is a webhook address. */
  restore?: InstagramState;
};

/** What a viewer's profile may say, besides the name. */
export type ViewerProfile = Partial<Omit<Person, 'username' | 'gone'>> &
  Partial<Pick<Thread, 'followsAccount' | 'followedByAccount'>>;

export type LocalInstagram = {
  /** The root for `META_GRAPH_URL`, without a final slash. */
  url: string;
  clock: InstagramClock;
  ledger: InstagramLedger;
  onChange(listener: (change: InstagramChange) => void): () => void;
  faults: InstagramFaults;
  tokens: GraphTokens;
  account(accountId?: string): Account;
  /** The stories of an account that are up now, newest first. */
  stories(accountId?: string): LiveStory[];
  /** Names of the people who ever met the account, the last one first. */
  people(accountId?: string): string[];

  /** The person of this name, made on first use; a profile given later is merged. The first account unless told. */
  viewer(username: string, profile?: ViewerProfile, accountId?: string): Viewer;
  /** What the person of this name does in their thread with the account. Throws ImpossibleActError when they never met. */
  phone(username: string, accountId?: string): ViewerPhone;
  /** What they see there; undefined when they never met. */
  phoneThread(username: string, accountId?: string): PhoneThread | undefined;
  postStory(story?: NewStory, accountId?: string): { storyId: string };
  deleteStory(storyId: string): void;
  postMedia(product: Exclude<Media['product'], 'STORY'>, media?: NewStory, accountId?: string): { mediaId: string };
  commentAsOwner(mediaId: string, text: string, accountId?: string): { commentId: string };
  typeInApp(username: string, text: string, accountId?: string): { mid: string };
  noteToSelf(text: string, accountId?: string): { mid: string };
  /** The viewer list as it looks once copied; only while the story is live. */
  viewerList(storyId: string, options?: Parameters<typeof viewerListText>[2]): string;
  /** What Meta's picture hosts have at this address; undefined when it is not theirs, or no longer there. */
  picture(address: string): Picture | undefined;
  viewerListShapes: readonly ViewerListShape[];

  /** Meta's GET on the webhook address when it is saved in the dashboard. */
  verifyWebhook(verifyToken?: string): Promise<WebhookAnswer & { challenge: string; isVerified: boolean }>;
  deliverTo(webhookUrl: string): void;
  /** Collects the webhooks of what `acts` does and sends them together. */
  batched(acts: () => void, options?: BatchOptions): Promise<WebhookDelivery[]>;
  /** Sends any payload, or these very bytes, as Meta would: signed, repeated until it is accepted. */
  deliver(payload: WebhookPayload | string): Promise<WebhookDelivery>;
  redeliver(earlier: WebhookDelivery): Promise<WebhookDelivery>;
  /** One POST of these bytes; `signWith: null` leaves the signature out. */
  sendRaw(
    body: string | Buffer,
    options?: { signWith?: string | null; headers?: Record<string, string> },
  ): Promise<WebhookAnswer>;
  /** Resolves when no webhook is on the wire; those that wait for a later retry do not count, those held back by a reorder fault do. */
  settled(): Promise<void>;
  /** No call waits for its answer and no webhook is on the wire. */
  readonly isQuiet: boolean;
  /** All that must still be known after a restart, as plain JSON, for `restore`. */
  snapshot(): InstagramState;
  close(): Promise<void>;
};

/**
 * Starts an Instagram of one's own on 127.0.0.1: accounts, people, stories, the Graph
 * API of both logins, and webhooks, for a product that cannot tell the difference.
 */
export async function startLocalInstagram(options: LocalInstagramOptions): Promise<LocalInstagram> {
  const clock = options.clock ?? realInstagramClock;
  const network = options.network ?? loopback;
  const answerTimeoutMs = options.webhookTimeoutMs ?? 10_000;
  const ended = new AbortController();
  const { signal } = ended;
  setMaxListeners(0, signal); // every delivery that waits for its retry listens
  const keeper = ledgerKeeper();
  const faults = instagramFaults();
  const world = instagramWorld(clock, options.idSeed ?? randomUUID());
  const tokens = graphTokens({
    clock,
    ids: world.ids,
    appSecrets: options.appSecrets,
    requireProof: options.requireAppSecretProof ?? false,
    onChange: () => keeper.record({ kind: 'tokens' }),
  });
  for (const account of options.accounts) {
    world.accounts.set(account.id, accountOf(account));
    tokens.issue(world.getAccount(account.id), {
      value: account.accessToken,
      ...(account.tokenIssuedAt && { issuedAt: account.tokenIssuedAt }),
      ...(account.tokenExpiresAt && { expiresAt: account.tokenExpiresAt }),
    });
  }
  const { restore } = options;
  if (restore) {
    restoreWorld(world, restore.world);
    tokens.restore(restore.tokens, world.getAccount);
    for (const act of actsOf(restore.acts)) keeper.record({ kind: 'act', act });
  }
  let webhookUrl = options.webhookUrl;
  const courier = webhookCourier({
    appSecret: options.appSecrets[0],
    clock,
    faults,
    keeper,
    post: options.network ? postBy(options.network.fetch, answerTimeoutMs) : postOverHttp(answerTimeoutMs),
    signal,
  });
  courier.resume(deliveriesOf(restore?.deliveries ?? []));
  if (webhookUrl !== undefined) courier.deliverTo(webhookUrl);
  const feed = webhookFeed(world, courier);
  const stage: InstagramStage = { world, feed, keeper };
  const usage = graphUsage(clock, { ...usualGraphLimits, ...options.limits });
  const graph = graphServer({ stage, tokens, usage, faults, signal });
  const server = createServer((incoming, response) => {
    graph.answer(incoming, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end(`The local Instagram failed: ${String(error)}`);
    });
  });
  const root = await network.listen(server, options.port ?? 0);
  for (const story of world.media.values()) {
    if (story.product === 'STORY' && story.account.login === 'facebook' && world.isLive(story)) {
      void tellInsightsAtExpiry(stage, story, signal);
    }
  }
  const owner = (accountId?: string) => accountOwner(stage, world.getAccount(accountId), signal);

  return {
    url: root,
    clock,
    ledger: keeper.ledger,
    onChange: keeper.onChange,
    faults,
    tokens,
    account: world.getAccount,
    stories: (accountId) => liveStories(world, world.getAccount(accountId)),
    people: (accountId) => world.peopleOf(world.getAccount(accountId)).map(({ username }) => username),
    viewer(username, { followsAccount, followedByAccount, ...person } = {}, accountId) {
      const thread = world.threadOf(username, world.getAccount(accountId));
      Object.assign(thread.person, person);
      thread.followsAccount = followsAccount ?? thread.followsAccount;
      thread.followedByAccount = followedByAccount ?? thread.followedByAccount;
      return viewerOf(stage, thread);
    },
    phone(username, accountId) {
      const thread = world.findThread(username, world.getAccount(accountId));
      if (thread === undefined) throw new ImpossibleActError(`@${username} and the account never met.`);
      return viewerPhone(stage, thread, viewerOf(stage, thread));
    },
    phoneThread(username, accountId) {
      const thread = world.findThread(username, world.getAccount(accountId));
      return thread && phoneThread(thread);
    },
    postStory: (story, accountId) => owner(accountId).postStory(story),
    deleteStory: (storyId) => owner(getStory(stage, storyId).account.id).deleteStory(storyId),
    postMedia: (product, media = {}, accountId) => owner(accountId).postMedia(product, media),
    commentAsOwner: (mediaId, text, accountId) => owner(accountId).commentAsOwner(mediaId, text),
    typeInApp: (username, text, accountId) => owner(accountId).typeInApp(username, text),
    noteToSelf: (text, accountId) => owner(accountId).noteToSelf(text),
    viewerList: (storyId, shape) => viewerListText(world, getStory(stage, storyId), shape),
    picture(address) {
      const picture = pictureAt(world, address);
      return typeof picture === 'object' ? picture : undefined;
    },
    viewerListShapes: ['usernames', 'names', 'labels', 'web'],
    async verifyWebhook(verifyToken = options.verifyToken) {
      if (webhookUrl === undefined) throw new Error('No webhook address is set. Call deliverTo(url) first.');
      // Longer than a number holds: a receiver that parses the challenge answers wrongly.
      const challenge = `${randomInt(1_000_000_000, 2_000_000_000)}${randomInt(1_000_000_000, 2_000_000_000)}`;
      const target = new URL(webhookUrl);
      target.searchParams.set('hub.mode', 'subscribe');
      target.searchParams.set('hub.challenge', challenge);
      target.searchParams.set('hub.verify_token', verifyToken);
      const response = await network.fetch(target);
      const body = await response.text();
      return { status: response.status, body, challenge, isVerified: response.status === 200 && body === challenge };
    },
    deliverTo(url) {
      webhookUrl = url;
      courier.deliverTo(url);
    },
    batched: feed.batched,
    deliver: courier.deliver,
    redeliver: courier.redeliver,
    sendRaw: courier.sendRaw,
    settled: courier.settled,
    get isQuiet() {
      return courier.isSettled() && !graph.isAnswering();
    },
    snapshot: () => ({
      world: worldState(world),
      tokens: tokens.snapshot(),
      acts: actStates(keeper.ledger.acts),
      deliveries: deliveryStates(courier.pending()),
    }),
    async close() {
      ended.abort();
      courier.close();
      await network.close(server);
    },
  };
}

function accountOf({
  accessToken: _token,
  tokenIssuedAt: _issued,
  tokenExpiresAt: _expires,
  ...options
}: AccountOptions): Account {
  if (options.login === 'facebook' && options.pageId === undefined) {
    throw new Error(`The account ${options.username} is on Facebook Login and needs a pageId.`);
  }
  return {
    name: options.username,
    pageId: undefined,
    appScopedId: `9${options.id.slice(1)}`,
    datasetId: `7${options.id.slice(1)}`,
    region: 'elsewhere',
    humanAgent: false,
    advancedAccess: true,
    storiesReadable: true,
    standby: false,
    commentShape: 'wrapped',
    ...options,
    subscribedFields: new Set(options.subscribedFields ?? instagramLoginFields),
  };
}
