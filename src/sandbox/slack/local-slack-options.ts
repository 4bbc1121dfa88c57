import type { EventName } from './delivery/event-sender.ts';
import type { RequestUrl } from './delivery/request-url.ts';
import type { SlackClock } from './slack-clock.ts';
import type { RateLimitOptions } from './web-api/rate-limits.ts';
import type { Channel } from './workspace/channel.ts';
import type { Identity } from './workspace/identity.ts';
import type { Person } from './workspace/person.ts';
import type { Workspace } from './workspace/workspace.ts';
import type { WorkspaceState } from './workspace/workspace-state.ts';

export type ChannelOptions = {
  id: string;
  name: string;
  /** Default false. */
  private?: boolean;
  /** User ids of people. */
  members: readonly string[];
  /** Whether the app is in the channel; default true. */
  hasBot?: boolean;
};

export type LocalSlackOptions = {
  /** Default 0: any free port. */
  port?: number;
  people?: readonly Person[];
  channels?: readonly ChannelOptions[];
  /** Tokens, secret and ids that differ from `LOCAL_IDENTITY`. */
  identity?: Partial<Identity>;
  /** Default: wall-clock time. */
  clock?: SlackClock;
  /** `'off'`, or what differs from the documented limits. */
  limits?: 'off' | Partial<RateLimitOptions>;
  /** HTTP mode; without it the app is reached through its sockets. */
  deliverTo?: RequestUrl;
  /** Default: every event the stand-in knows. */
  subscribedEvents?: readonly EventName[];
  /** What `snapshot()` gave earlier; people and channels of the options are ignored then. */
  restore?: WorkspaceState;
};

/** Moves people and channels in, or takes up an earlier state. */
export function furnish(workspace: Workspace, { people = [], channels = [], restore }: LocalSlackOptions): void {
  if (restore) {
    workspace.state = structuredClone(restore);
    return;
  }
  for (const person of people) workspace.state.people[person.id] = { ...person };
  for (const options of channels) workspace.state.channels[options.id] = newChannel(workspace, options);
}

export function newChannel(workspace: Workspace, options: ChannelOptions): Channel {
  const { id, name, members, hasBot = true } = options;
  return {
    id,
    name,
    kind: options.private ? 'private' : 'public',
    members: [...members, ...(hasBot ? [workspace.identity.botUserId] : [])],
    archived: false,
    created: workspace.nowSeconds(),
  };
}
