import type { Network } from '../network.ts';
import type { EventName } from './delivery/event-sender.ts';
import type { RequestUrl } from './delivery/request-url.ts';
import type { SlackClock } from './slack-clock.ts';
import type { PictureSource } from './web-api/picture-proxy.ts';
import type { RateLimitOptions } from './web-api/rate-limits.ts';
import { type ChannelOptions, newChannel } from './workspace/channel.ts';
import type { Identity } from './workspace/identity.ts';
import type { Person } from './workspace/person.ts';
import type { Workspace } from './workspace/workspace.ts';
import type { WorkspaceState } from './workspace/workspace-state.ts';

export type LocalSlackOptions = {
  /** Default 0: any free port. */
  port?: number;
  people?: readonly Person[];
  channels?: readonly ChannelOptions[];
  /** Tokens, secret and ids that differ from `LOCAL_IDENTITY`. */
  identity?: Partial<Identity>;
  /** Default: wall-clock time. */
  clock?: SlackClock;
  /** Default: this machine's loopback. */
  network?: Network;
  /** `'off'`, or what differs from the documented limits. */
  limits?: 'off' | Partial<RateLimitOptions>;
  /** HTTP mode; without it the app is reached through its sockets. */
  deliverTo?: RequestUrl;
  /** Default: every event the stand-in knows. */
  subscribedEvents?: readonly EventName[];
  /** Where pictures in messages come from. Default: nowhere. */
  pictures?: PictureSource;
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
  for (const options of channels) {
    workspace.state.channels[options.id] = newChannel(options, workspace.identity, workspace.nowSeconds());
  }
}
