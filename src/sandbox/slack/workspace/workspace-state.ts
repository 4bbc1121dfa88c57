import type { View } from '../views/view.ts';
import type { Channel } from './channel.ts';
import type { StoredFile } from './file.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';

/** A permission to open one modal. Source: docs.slack.dev/interactivity/handling-user-interaction */
type Trigger = { user: string; issuedAtMs: number; exchanged: boolean };

/** A link that may post five times within thirty minutes of the interaction it came with. */
export type ResponseUrl = { user: string; channel: string; messageTs?: string; issuedAtMs: number; uses: number };

/** Everything the workspace remembers, as plain JSON. */
export type WorkspaceState = {
  /** The last message timestamp in microseconds, and the last number used for an id. */
  lastTs: number;
  lastId: number;
  people: Record<string, Person>;
  channels: Record<string, Channel>;
  /** By channel, oldest first; deleted messages stay, marked. */
  messages: Record<string, Message[]>;
  /** By person, oldest first. */
  ephemerals: Record<string, Message[]>;
  /** Modals by person: the stack, the one on top last. */
  modals: Record<string, View[]>;
  homes: Record<string, View>;
  /** By channel: message timestamps with when they were pinned (epoch seconds). */
  pins: Record<string, { ts: string; created: number; user: string }[]>;
  files: Record<string, StoredFile>;
  triggers: Record<string, Trigger>;
  responseUrls: Record<string, ResponseUrl>;
  tokenRevoked: boolean;
};

export function emptyState(): WorkspaceState {
  return {
    lastTs: 0,
    lastId: 0,
    people: {},
    channels: {},
    messages: {},
    ephemerals: {},
    modals: {},
    homes: {},
    pins: {},
    files: {},
    triggers: {},
    responseUrls: {},
    tokenRevoked: false,
  };
}
