import { assetAddress } from './instagram-cdn.ts';
import type { LedgerKeeper, WorldAct } from './instagram-ledger.ts';
import type { Account, InstagramWorld, Media, Message, Thread } from './instagram-world.ts';
import type { WebhookFeed } from './webhook-feed.ts';

/** What an act needs: the world it changes, the webhooks that tell of it, the ledger that remembers it. */
export type InstagramStage = {
  world: InstagramWorld;
  feed: WebhookFeed;
  keeper: LedgerKeeper;
};

/** Puts a message into a thread; the webhook is the caller's business. */
export function addMessage(
  { world }: InstagramStage,
  thread: Thread,
  content: Partial<Omit<Message, 'mid' | 'thread' | 'sentAt'>>,
): Message {
  const message: Message = {
    mid: world.ids.mid(thread.account.id),
    thread,
    sentAt: world.clock.now(),
    isFromAccount: false,
    text: undefined,
    attachments: [],
    story: undefined,
    reactions: new Map(),
    edits: 0,
    isUnsent: false,
    seenAt: undefined,
    isUnsupported: false,
    ...content,
  };
  thread.messages.push(message);
  world.messages.set(message.mid, message);
  return message;
}

/** The other side of the thread has read up to `message`; what it had read before stays as it was. */
export function markSeen({ world }: InstagramStage, { thread, mid, isFromAccount }: Message): void {
  const upTo = thread.messages.findIndex((message) => message.mid === mid);
  for (const message of thread.messages.slice(0, upTo + 1)) {
    if (message.isFromAccount === isFromAccount) message.seenAt ??= world.clock.now();
  }
}

/** An act of the person that opens the 24-hour window and lets the profile be read. */
export function openWindow({ world }: InstagramStage, thread: Thread): void {
  thread.lastInboundAt = world.clock.now();
  thread.hasConsented = true;
}

export function recordAct(
  { world, keeper }: InstagramStage,
  account: Account,
  actor: string,
  kind: string,
  more: Omit<WorldAct, 'at' | 'accountId' | 'actor' | 'kind'> = {},
): void {
  keeper.record({ kind: 'act', act: { at: world.clock.now(), accountId: account.id, actor, kind, ...more } });
}

/** A signed address of message media, as webhooks carry it. */
export function assetUrl({ world }: InstagramStage, assetId: string = world.ids.asset()): string {
  return assetAddress(assetId);
}

/** A test or a page asked for an act that Instagram would not offer: the story is gone, the message never was. */
export class ImpossibleActError extends Error {}

/** A story that is still up. Throws {@link ImpossibleActError}. */
export function getStory({ world }: InstagramStage, storyId: string): Media {
  const story = world.media.get(storyId);
  if (story?.product !== 'STORY') throw new ImpossibleActError(`No story has the id ${storyId}.`);
  if (!world.isLive(story)) throw new ImpossibleActError(`The story ${storyId} is no longer live.`);
  return story;
}

export function getMedia({ world }: InstagramStage, mediaId: string): Media {
  const media = world.media.get(mediaId);
  if (media === undefined) throw new ImpossibleActError(`No media has the id ${mediaId}.`);
  return media;
}

export function getMessage({ world }: InstagramStage, mid: string): Message {
  const message = world.messages.get(mid);
  if (message === undefined) throw new ImpossibleActError(`No message has the mid ${mid}.`);
  return message;
}
