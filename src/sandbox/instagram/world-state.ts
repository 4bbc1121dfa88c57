import type { Comment, InstagramWorld, Media, Message, Person, Thread } from './instagram-world.ts';

/** What exists on an Instagram, as plain JSON: one thing names another by its id, and times are ISO texts. */
export type WorldState = {
  people: Person[];
  threads: (Omit<Thread, 'account' | 'person' | 'lastInboundAt' | 'messages'> & {
    account: string;
    person: string;
    lastInboundAt: string | undefined;
    messages: MessageState[];
  })[];
  media: (Omit<Media, 'account' | 'postedAt' | 'deletedAt' | 'views'> & {
    account: string;
    postedAt: string;
    deletedAt: string | undefined;
    views: { person: string; at: string; next: Media['views'][number]['next'] }[];
  })[];
  comments: (Omit<Comment, 'media' | 'thread' | 'at'> & { media: string; thread: string | undefined; at: string })[];
  /** By account. */
  subscribedFields: Record<string, string[]>;
};

type MessageState = Omit<Message, 'thread' | 'sentAt' | 'seenAt' | 'reactions'> & {
  sentAt: string;
  seenAt: string | undefined;
  reactions: [string, string][];
};

export function worldState(world: InstagramWorld): WorldState {
  return {
    people: [...world.people.values()],
    threads: [...world.threads.values()].map(({ account, person, lastInboundAt, messages, ...thread }) => ({
      ...thread,
      account: account.id,
      person: person.username,
      lastInboundAt: lastInboundAt?.toISOString(),
      messages: messages.map(messageState),
    })),
    media: [...world.media.values()].map(({ account, postedAt, deletedAt, views, ...media }) => ({
      ...media,
      account: account.id,
      postedAt: postedAt.toISOString(),
      deletedAt: deletedAt?.toISOString(),
      views: views.map(({ person, at, next }) => ({ person: person.username, at: at.toISOString(), next })),
    })),
    comments: [...world.comments.values()].map(({ media, thread, at, ...comment }) => ({
      ...comment,
      media: media.id,
      thread: thread?.igsid,
      at: at.toISOString(),
    })),
    subscribedFields: Object.fromEntries(
      [...world.accounts.values()].map(({ id, subscribedFields }) => [id, [...subscribedFields]]),
    ),
  };
}

function messageState({ thread: _, sentAt, seenAt, reactions, ...message }: Message): MessageState {
  return {
    ...message,
    sentAt: sentAt.toISOString(),
    seenAt: seenAt?.toISOString(),
    reactions: [...reactions],
  };
}

/** Moves everything of `state` into an empty world whose accounts are there already. */
export function restoreWorld(world: InstagramWorld, state: WorldState): void {
  const personNamed = (username: string) => found(world.people.get(username), `person ${username}`);
  for (const person of state.people) world.people.set(person.username, person);
  for (const { account, person, lastInboundAt, messages, ...kept } of state.threads) {
    const thread: Thread = {
      ...kept,
      account: world.getAccount(account),
      person: personNamed(person),
      lastInboundAt: dateOf(lastInboundAt),
      messages: [],
    };
    world.threads.set(thread.igsid, thread);
    for (const message of messages) restoreMessage(world, thread, message);
  }
  for (const { account, postedAt, deletedAt, views, ...kept } of state.media) {
    world.media.set(kept.id, {
      ...kept,
      account: world.getAccount(account),
      postedAt: new Date(postedAt),
      deletedAt: dateOf(deletedAt),
      views: views.map(({ person, at, next }) => ({ person: personNamed(person), at: new Date(at), next })),
    });
  }
  for (const { media, thread, at, ...kept } of state.comments) {
    world.comments.set(kept.id, {
      ...kept,
      media: found(world.media.get(media), `media ${media}`),
      thread: thread === undefined ? undefined : found(world.threads.get(thread), `thread ${thread}`),
      at: new Date(at),
    });
  }
  for (const [id, fields] of Object.entries(state.subscribedFields)) {
    const account = world.accounts.get(id);
    if (account) account.subscribedFields = new Set(fields);
  }
}

function restoreMessage(
  world: InstagramWorld,
  thread: Thread,
  { sentAt, seenAt, reactions, ...kept }: MessageState,
): void {
  const message: Message = {
    ...kept,
    thread,
    sentAt: new Date(sentAt),
    seenAt: dateOf(seenAt),
    reactions: new Map(reactions),
  };
  thread.messages.push(message);
  world.messages.set(message.mid, message);
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`The kept Instagram names a ${what} that it does not hold.`);
  return thing;
}
