import { type MessageId, messageId, signalKey } from '../../../../src/domain/ids.ts';
import type { MessageStore } from '../../../../src/domain/signal/message-store.ts';
import type { Signal, SignalAbout, SignalKind } from '../../../../src/domain/signal/signal.ts';
import type { SignalStore } from '../../../../src/domain/signal/signal-store.ts';
import { minutesLater } from '../../../domain/builders.ts';
import { type CallsOf, type Draw, viewerIds } from './draw.ts';

/** What one key may turn out to be; a reaction is never anything else. */
const kindsOf = {
  message: ['dm', 'story_reply', 'quick_reply', 'mention', 'referral'],
  comment: ['comment', 'mention'],
  view: ['view'],
  reaction: ['reaction'],
  tap: ['sticker_tap', 'follow'],
} as const satisfies Readonly<Record<string, readonly SignalKind[]>>;
type Sort = keyof typeof kindsOf;
const sorts = Object.keys(kindsOf) as readonly Sort[];

/** Long enough apart for windows to close, and for comments to be too old. */
const minutesAgo = [0, 1, 2, 3, 60, 25 * 60, 5 * 24 * 60, 9 * 24 * 60];

/**
 * Such as sort one way by bytes and the length of keys, and another by UTF-16 and the letters of keys; half a heart and
 * NUL among the values.
 */
export const abouts: readonly SignalAbout[] = [
  {},
  { emoji: '❤️' },
  { emoji: '❤🔥' },
  { emoji: 'half \ud83d', payload: 'a\0b "quoted" \\ \n' },
  { adId: '6012' },
  { attachments: ['audio'], emoji: '❤' },
  { mediaKind: 'LIVE', mediaId: '1' },
  { attachments: ['image', 'ig_reel'] },
  { unreadable: true },
];

/** A time of a key: one key's come again, and no two keys share one, since of two that tie either may come first. */
const timeOf = (draw: Draw, number: number) => new Date(minutesLater(-draw.pick(minutesAgo)).getTime() + number);

function someSignal(draw: Draw, sort: Sort = draw.pick(sorts)): Signal {
  const { team, id: account } = draw.account();
  const name = draw.whole(4);
  const number = sorts.indexOf(sort) * 10 + name;
  const message = messageId(sort === 'comment' ? `comment:${name}` : `m${name}`);
  const happenedAt = timeOf(draw, number);
  return {
    team,
    account,
    key: signalKey(`${sort}:${name}`),
    kind: draw.pick(kindsOf[sort]),
    viewer: draw.viewer(),
    story: draw.maybe(draw.storyOf(account)),
    happenedAt,
    receivedAt: timeOf(draw, number),
    source: draw.pick(['webhook', 'api', 'capture']),
    message: draw.isSo(0.8) ? message : undefined,
    about: draw.pick([{}, ...abouts]),
    withdrawnAt: sort === 'reaction' && draw.isSo(0.2) ? happenedAt : undefined,
  };
}

export function signalCalls(draw: Draw): CallsOf<SignalStore> {
  const signal = someSignal(draw);
  const reaction = someSignal(draw, 'reaction');
  const { team, account, viewer, happenedAt } = signal;
  const of = { ...draw.account(), team, id: account };
  const late = draw.isSo(0.3);
  const message = reaction.message ?? messageId('m0');
  const range = { happenedAfter: timeOf(draw, 0), receivedAfter: draw.maybe(timeOf(draw, 0)) };
  const story = draw.storyOf(account);
  const viewers = draw.someOf(viewerIds);
  return {
    add: (store) => store.add(signal, late),
    withdraw: (store) => store.withdraw(of, reaction.key, viewer, message, reaction.happenedAt, reaction.receivedAt),
    deciding: (store) => store.deciding(of, viewer, range),
    firstWritten: (store) => store.firstWritten(of, viewer, happenedAt),
    viewersOf: (store) => store.viewersOf(of, message),
    haveSeen: (store) => store.haveSeen(team, account, story, viewers),
  };
}

export const ourMessages = [1, 2, 3, 4].map((number) => messageId(`ours-${number}`));
const theirMessages: readonly MessageId[] = ['m0', 'm1', 'comment:0'].map(messageId);
const texts = ['How much?', 'Un café ☕️ ?', '', 'a\0b', 'half \ud83d a heart'];

export function messageCalls(draw: Draw): CallsOf<MessageStore> {
  const account = draw.account();
  const message = draw.pick([...ourMessages, ...theirMessages]);
  const viewer = draw.viewer();
  const theirs = draw.maybe(viewer);
  const at = draw.minute();
  const direction = draw.pick(['in', 'out'] as const);
  const text = draw.pick(texts);
  const words = draw.maybe(text);
  const editCount = 1 + draw.whole(3);
  const limit = 1 + draw.whole(4);
  return {
    noteWords: (store) =>
      theirs
        ? store.noteWords(account, message, direction, words, at, theirs)
        : store.noteWords(account, message, direction, words, at),
    conversation: (store) => store.conversation(account, viewer, limit),
    edited: (store) => store.edited(account, message),
    typedSince: (store) => store.typedSince(account, viewer, at),
    seenAt: (store) => store.seenAt(account, message),
    noteEdit: (store) => store.noteEdit(account, message, text, editCount, at),
    noteUnsent: (store) => store.noteUnsent(account, message, at),
    noteSeen: (store) => store.noteSeen(account, message, at),
  };
}
