import type { Message } from '../../slack/workspace/message.ts';
import { drawAvatar } from '../draw/avatar.ts';
import { drawDate } from '../draw/date-token.ts';
import { drawIcon } from '../draw/icon.ts';
import { drawMessage } from '../draw/message.ts';
import type { Names } from '../draw/names.ts';
import { type Html, html } from '../html.ts';
import type { Shortcut } from '../manifest.ts';
import { type Piece, piece } from './piece.ts';

/** A channel may get thousands of messages in days; like Slack, the page shows the latest. */
const mostMessages = 200;
const mostFaces = 3;

/** The messages of one list, oldest first, and the replies in their threads. */
export function messagePieces(
  messages: readonly Message[],
  list: string,
  names: Names,
  shortcuts: readonly Shortcut[],
): Piece[] {
  return threaded(messages)
    .slice(-mostMessages)
    .flatMap(({ first, replies }) => {
      const thread = replies.length > 0 ? drawThreadLink(first, replies, names) : undefined;
      const drawn = drawMessage(first, names, { thread, tools: drawTools(first, shortcuts) });
      return [
        piece(`message-${first.ts}`, drawn, { list, order: first.ts }),
        ...replies.map((reply) =>
          piece(`reply-${reply.ts}`, drawMessage(reply, names, { tools: drawShortcuts(reply, shortcuts) }), {
            list: 'replies',
            order: reply.ts,
            thread: first.ts,
          }),
        ),
      ];
    });
}

type Thread = { first: Message; replies: Message[] };

/** Messages with their replies; a reply that was sent to the channel as well stands there too. */
function threaded(messages: readonly Message[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const message of messages) {
    const { ts, threadTs = ts, broadcast } = message;
    if (threadTs !== ts) threads.get(threadTs)?.replies.push(message);
    if (threadTs === ts || broadcast || !threads.has(threadTs)) threads.set(ts, { first: message, replies: [] });
  }
  return [...threads.values()];
}

/** Who answered, how often, and when last; opens the thread. */
function drawThreadLink({ ts }: Message, replies: readonly Message[], names: Names): Html {
  const people = [...new Set(replies.map(({ user }) => user))].slice(0, mostFaces);
  const latest = replies.at(-1)?.ts ?? ts;
  return html`<button type="button" class="thread-link" data-open-thread="${ts}">${people.map((user) =>
    drawAvatar(user, names.person(user) ?? user),
  )}<b>${replies.length === 1 ? '1 reply' : `${replies.length} replies`}</b> <small>Last reply ${drawDate(
    Math.floor(Number(latest)),
    '{moment}',
    '',
  )}</small></button>`;
}

/** What Slack offers when one points at a message. */
function drawTools(message: Message, shortcuts: readonly Shortcut[]): Html {
  return html`<div class="tools"><button type="button" class="plain-icon" data-open-thread="${message.ts}" aria-label="Reply in thread" title="Reply in thread">${drawIcon(
    'reply',
  )}</button>${drawMenu(message, shortcuts)}</div>`;
}

function drawShortcuts(message: Message, shortcuts: readonly Shortcut[]): Html | undefined {
  return shortcuts.length > 0 ? html`<div class="tools">${drawMenu(message, shortcuts)}</div>` : undefined;
}

function drawMenu({ channel, ts }: Message, shortcuts: readonly Shortcut[]): Html | undefined {
  if (shortcuts.length === 0) return undefined;
  return html`<details class="menu"><summary class="plain-icon" aria-label="Message shortcuts" title="Message shortcuts">${drawIcon(
    'more',
  )}</summary><div role="menu">${shortcuts.map(
    ({ callbackId, name }) =>
      html`<button type="button" role="menuitem" data-shortcut="${callbackId}" data-on-channel="${channel}" data-on-ts="${ts}">${name}</button>`,
  )}</div></details>`;
}
