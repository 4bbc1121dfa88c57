import { everyBlock, everyElement } from '../block-kit/elements-in-blocks.ts';
import type { JsonObject } from '../json-object.ts';
import type { SlackClock } from '../slack-clock.ts';
import { initialState } from '../views/state-values.ts';
import type { Channel } from './channel.ts';
import type { Identity } from './identity.ts';
import type { Message, Thread } from './message.ts';
import { emptyState, type WorkspaceState } from './workspace-state.ts';

/** What a live page redraws. */
export type Change =
  | { kind: 'message' | 'pins'; channel: string }
  | { kind: 'channels' | 'people' | 'files' | 'sockets' | 'everything' }
  | { kind: 'ephemeral' | 'modals' | 'home'; user: string };

/** What a new message needs; the rest has a default. */
export type NewMessage = Pick<Message, 'channel' | 'user' | 'fromBot' | 'text'> & Partial<Message>;

/** The state of one workspace with its ids, its clock and those who watch it. */
export class Workspace {
  readonly identity: Identity;
  readonly clock: SlackClock;
  state: WorkspaceState = emptyState();
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(identity: Identity, clock: SlackClock) {
    this.identity = identity;
    this.clock = clock;
  }

  nowMs(): number {
    return this.clock.now().getTime();
  }

  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** The next message timestamp, `1700000000.000100` style: unique in the workspace and always later than the last. */
  nextTs(): string {
    const micros = Math.max(this.nowMs() * 1000, this.state.lastTs + 100);
    this.state.lastTs = micros;
    return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
  }

  /** The next id, such as `V00000012` for the prefix `V`. */
  nextId(prefix: string): string {
    this.state.lastId += 1;
    return `${prefix}${this.state.lastId.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  findMessage(channel: string, ts: string): Message | undefined {
    return this.state.messages[channel]?.findLast((message) => message.ts === ts && message.deletedAt === undefined);
  }

  addMessage(parts: NewMessage): Message {
    const message = this.#newMessage(parts);
    this.#list(this.state.messages, parts.channel).push(message);
    this.changed({ kind: 'message', channel: parts.channel });
    return message;
  }

  addEphemeral(user: string, parts: NewMessage): Message {
    const message = this.#newMessage(parts);
    this.#list(this.state.ephemerals, user).push(message);
    this.changed({ kind: 'ephemeral', user });
    return message;
  }

  threadOf(message: Message): Thread | undefined {
    const replies = (this.state.messages[message.channel] ?? []).filter(
      (other) => other.threadTs === message.ts && other.ts !== message.ts && other.deletedAt === undefined,
    );
    const latest = replies.at(-1);
    return (
      latest && { replies: replies.length, users: [...new Set(replies.map(({ user }) => user))], latest: latest.ts }
    );
  }

  /** The direct messages between the bot and a person, opened when there are none. */
  directMessages(user: string): Channel {
    const { botUserId } = this.identity;
    const open = Object.values(this.state.channels).find(
      ({ kind, members }) => kind === 'im' && members.includes(user),
    );
    if (open) return open;
    const channel: Channel = {
      id: this.nextId('D'),
      name: '',
      kind: 'im',
      members: [botUserId, user],
      archived: false,
      created: this.nowSeconds(),
    };
    this.state.channels[channel.id] = channel;
    this.changed({ kind: 'channels' });
    return channel;
  }

  /** A copy of `blocks` in which every block and element has an id, as Slack fills them in. */
  identified(blocks: readonly JsonObject[]): JsonObject[] {
    const copy = structuredClone([...blocks]);
    for (const { block } of everyBlock(copy)) block.block_id ??= this.nextId('b');
    for (const { element } of everyElement(copy)) element.action_id ??= this.nextId('a');
    return copy;
  }

  #newMessage(parts: NewMessage): Message {
    const blocks = this.identified(parts.blocks ?? []);
    return {
      ts: this.nextTs(),
      attachments: [],
      broadcast: false,
      edits: 0,
      reactions: {},
      files: [],
      state: initialState(blocks),
      ...parts,
      blocks,
    };
  }

  #list<T>(lists: Record<string, T[]>, key: string): T[] {
    const list = lists[key] ?? [];
    lists[key] = list;
    return list;
  }
}
