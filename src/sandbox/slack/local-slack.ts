import { loopback } from '../network.ts';
import type { Delivery } from './delivery/delivery.ts';
import { DeliveryLog } from './delivery/delivery-log.ts';
import { ALL_EVENTS, EventSender } from './delivery/event-sender.ts';
import { type RequestUrl, requestUrlCourier, verifyRequestUrl } from './delivery/request-url.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import type { JsonObject } from './json-object.ts';
import { furnish, type LocalSlackOptions } from './local-slack-options.ts';
import type { MethodContext } from './methods/method.ts';
import { type ActingOptions, type SlackPerson, slackPerson } from './people/slack-person.ts';
import { wallClock } from './slack-clock.ts';
import { slackServer } from './slack-server.ts';
import type { View } from './views/view.ts';
import { type Call, CallLog } from './web-api/call-log.ts';
import { Faults } from './web-api/faults.ts';
import { type PictureSource, pictureProxy } from './web-api/picture-proxy.ts';
import { DOCUMENTED_LIMITS, type RateLimitOptions, RateLimits } from './web-api/rate-limits.ts';
import type { Channel } from './workspace/channel.ts';
import { fileObject } from './workspace/file.ts';
import { type Identity, LOCAL_IDENTITY } from './workspace/identity.ts';
import type { Message } from './workspace/message.ts';
import type { Person } from './workspace/person.ts';
import { type Change, Workspace } from './workspace/workspace.ts';
import { type WorkspaceAdmin, workspaceAdmin } from './workspace/workspace-admin.ts';
import type { WorkspaceState } from './workspace/workspace-state.ts';

/** A running local Slack. What it hands out are copies: later changes don't reach them. */
export type LocalSlack = {
  /** For `SLACK_API_URL`: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  readonly port: number;
  readonly identity: Identity;
  /** Web API calls so far, oldest first. */
  readonly calls: readonly Call[];
  /** What the app was told so far, in order of completion. */
  readonly deliveries: readonly Delivery[];
  readonly openSockets: number;
  /** No call waits for its answer and no delivery for its acknowledgement. */
  readonly isQuiet: boolean;
  readonly faults: Faults;
  readonly admin: WorkspaceAdmin;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  as(userId: string, options?: ActingOptions): SlackPerson;
  /** Oldest first, thread replies and deleted ones (`deletedAt`) included. */
  messages(channel: string): Message[];
  /** The same, not copied: for whoever looks very often, and changes nothing. */
  messagesIn(channel: string): readonly Message[];
  ephemerals(user: string): Message[];
  /** Id of the conversation between the app and this person, opened if need be. */
  directMessages(user: string): string;
  /** Open modals, the one on top last. */
  openViews(user: string): View[];
  home(user: string): View | undefined;
  /** The file object of an uploaded file, as the API shows it. */
  file(id: string): JsonObject | undefined;
  /** Timestamps of pinned messages. */
  pins(channel: string): string[];
  /** A picture in a message, by its address, as Slack's clients get it. */
  picture: PictureSource;
  /** Calls `listener` after each change; the returned function ends that. */
  onChange(listener: (change: Change) => void): () => void;
  setLimits(limits: Partial<RateLimitOptions>): void;
  /** Asks clients to reconnect, as Slack does every few hours. */
  refreshSockets(): void;
  dropSockets(): void;
  refuseNewSockets(ms: number): void;
  duplicateNextEnvelope(count?: number): void;
  /** Switches to HTTP mode, or back to the sockets: what an app's settings page does. */
  deliverTo(target: RequestUrl | undefined): void;
  /** Asks the request URL to prove itself; false in Socket Mode. */
  verifyRequestUrl(): Promise<boolean>;
  /** Everything, as plain JSON, for `restore`. */
  snapshot(): WorkspaceState;
  restore(state: WorkspaceState): void;
  close(): Promise<void>;
};

/**
 * Starts a Slack workspace on this machine that an unmodified Bolt app can't
 * tell from the real one: Web API, Socket Mode or signed requests, people who
 * press buttons, documented limits, and faults on demand.
 */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const workspace = new Workspace({ ...LOCAL_IDENTITY, ...options.identity }, options.clock ?? wallClock);
  furnish(workspace, options);
  const sockets = new SocketMode(workspace);
  const log = new DeliveryLog();
  const network = options.network ?? loopback;
  let target = options.deliverTo;
  const courier = log.recording({
    deliver: (envelope) => (target ? requestUrlCourier(workspace, target, network.fetch) : sockets).deliver(envelope),
  });
  const events = new EventSender(workspace, courier, options.subscribedEvents ?? ALL_EVENTS);
  const calls = new CallLog();
  const faults = new Faults();
  const limits = new RateLimits(limitsOf(options.limits), workspace.clock);
  const context: MethodContext = {
    workspace,
    events,
    origin: '',
    openSocketUrl: () => sockets.openUrl(context.origin),
  };
  const server = slackServer({ context, calls, faults, limits }, sockets);
  context.origin = await network.listen(server, options.port ?? 0);

  return {
    apiUrl: `${context.origin}/api/`,
    port: Number(new URL(context.origin).port),
    identity: workspace.identity,
    get calls() {
      return calls.all;
    },
    get deliveries() {
      return log.all;
    },
    get openSockets() {
      return sockets.openSockets;
    },
    get isQuiet() {
      return calls.underWay === 0 && log.underWay === 0;
    },
    faults,
    admin: workspaceAdmin(workspace, events),
    get people() {
      return structuredClone(Object.values(workspace.state.people));
    },
    get channels() {
      return structuredClone(Object.values(workspace.state.channels));
    },
    as(userId, acting) {
      const person = workspace.state.people[userId];
      if (!person) throw new Error(`There is nobody with the id ${userId} in this workspace.`);
      return slackPerson({ ...context, person, courier }, acting);
    },
    messages: (channel) => structuredClone(workspace.state.messages[channel] ?? []),
    messagesIn: (channel) => workspace.state.messages[channel] ?? [],
    ephemerals: (user) => structuredClone(workspace.state.ephemerals[user] ?? []),
    directMessages: (user) => workspace.directMessages(user).id,
    openViews: (user) => structuredClone(workspace.state.modals[user] ?? []),
    home: (user) => structuredClone(workspace.state.homes[user]),
    file(id) {
      const file = workspace.state.files[id];
      return file?.complete ? fileObject(file, context.origin) : undefined;
    },
    pins: (channel) => (workspace.state.pins[channel] ?? []).map(({ ts }) => ts),
    picture: pictureProxy(options.pictures ?? (() => undefined)),
    onChange: (listener) => workspace.onChange(listener),
    setLimits(changed) {
      limits.options = { ...limits.options, ...changed };
    },
    refreshSockets: () => sockets.refresh(),
    dropSockets: () => sockets.drop(),
    refuseNewSockets: (ms) => sockets.refuseNew(ms),
    duplicateNextEnvelope: (count) => sockets.duplicateNext(count),
    deliverTo(changed) {
      target = changed;
    },
    verifyRequestUrl: async () => target !== undefined && verifyRequestUrl(workspace, target, network.fetch),
    snapshot: () => structuredClone(workspace.state),
    restore(state) {
      workspace.state = structuredClone(state);
      workspace.changed({ kind: 'everything' });
    },
    async close() {
      events.close();
      await sockets.close();
      await network.close(server);
    },
  };
}

function limitsOf(limits: LocalSlackOptions['limits']): RateLimitOptions {
  return limits === 'off' ? { ...DOCUMENTED_LIMITS, enabled: false } : { ...DOCUMENTED_LIMITS, ...limits };
}
