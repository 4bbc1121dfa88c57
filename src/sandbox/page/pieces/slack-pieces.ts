import type { LocalSlack } from '../../slack/local-slack.ts';
import type { Message } from '../../slack/workspace/message.ts';
import { drawMessage } from '../draw/message.ts';
import type { Names } from '../draw/names.ts';
import { drawHome, drawModal } from '../draw/view.ts';
import { type Html, html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** A channel may get thousands of messages in days; like Slack, the page shows the latest. */
const mostMessages = 200;

/** What everybody in the desk channel sees. */
export function channelPieces(slack: LocalSlack, channel: string, names: Names): Piece[] {
  const messages = slack.messages(channel).filter(({ deletedAt }) => deletedAt === undefined);
  const pins = new Set(slack.pins(channel));
  const pinned = messages.filter(({ ts }) => pins.has(ts));
  return [
    piece('pinned', drawPinned(pinned, names)),
    ...threaded(messages)
      .slice(-mostMessages)
      .map((thread) => threadPiece(thread, 'messages', names)),
  ];
}

/** What only this person sees: ephemeral and direct messages, the modal on top, Home. */
export function personPieces(slack: LocalSlack, person: string, channel: string, names: Names): Piece[] {
  const direct = slack.channels.find(({ kind, members }) => kind === 'im' && members.includes(person));
  const listOf = (message: Message) => (message.channel === channel ? 'messages' : 'direct');
  const modal = slack.openViews(person).at(-1);
  return [
    ...slack.ephemerals(person).map((message) =>
      piece(`ephemeral-${message.ts}`, drawMessage(message, names, { note: '👁 Only visible to you' }), {
        list: listOf(message),
        order: message.ts,
      }),
    ),
    ...(direct
      ? threaded(slack.messages(direct.id).filter(({ deletedAt }) => deletedAt === undefined)).map((thread) =>
          threadPiece(thread, 'direct', names),
        )
      : []),
    piece('modal', modal ? drawModal(modal, names) : html``),
    piece('home', drawHome(slack.home(person), names)),
  ];
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

function threadPiece({ first, replies }: Thread, list: string, names: Names): Piece {
  const drawn = drawMessage(first, names, replies.length > 0 ? { replies: drawReplies(first, replies, names) } : {});
  return piece(`message-${first.ts}`, drawn, { list, order: first.ts });
}

function drawReplies({ ts, channel }: Message, replies: readonly Message[], names: Names): Html {
  return html`<details class="thread" open><summary>${replies.length === 1 ? '1 reply' : `${replies.length} replies`}</summary>${replies.map(
    (reply) =>
      html`<div class="message" id="message-${reply.ts}" data-key="${reply.ts}">${drawMessage(reply, names)}</div>`,
  )}<form class="compose" data-channel="${channel}" data-thread="${ts}"><input name="text" placeholder="Reply…" aria-label="Reply" autocomplete="off"></form></details>`;
}

function drawPinned(pinned: readonly Message[], names: Names): Html {
  if (pinned.length === 0) return html``;
  return html`<details class="pinned"><summary>📌 ${pinned.length} pinned</summary>${pinned.map(
    (message) => html`<div class="message" data-key="${message.ts}">${drawMessage(message, names)}</div>`,
  )}</details>`;
}
