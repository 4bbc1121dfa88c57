import type { LocalSlack } from '../../slack/local-slack.ts';
import type { Message } from '../../slack/workspace/message.ts';
import { drawIcon } from '../draw/icon.ts';
import { drawMessage } from '../draw/message.ts';
import type { Names } from '../draw/names.ts';
import { drawHome, drawModal } from '../draw/view.ts';
import { html } from '../html.ts';
import { messageShortcuts } from '../manifest.ts';
import { dayPieces } from './day-pieces.ts';
import { messagePieces } from './message-pieces.ts';
import { type Piece, type Place, piece } from './piece.ts';
import { drawPinned } from './pinned.ts';

/** What everybody in the desk channel sees. */
export function channelPieces(slack: LocalSlack, channel: string, names: Names): Piece[] {
  const messages = present(slack.messages(channel));
  const pins = new Set(slack.pins(channel));
  const pinned = messages.filter(({ ts }) => pins.has(ts));
  return [
    piece('pinned', drawPinned(pinned, names)),
    ...messagePieces(messages, 'messages', names, messageShortcuts()),
  ];
}

/** What only this person sees: ephemeral and direct messages, the modal on top, Home, where their days begin. */
export function personPieces(
  slack: LocalSlack,
  person: string,
  channel: string,
  names: Names,
  shared: readonly Piece[],
): Piece[] {
  const direct = slack.channels.find(({ kind, members }) => kind === 'im' && members.includes(person));
  const tz = slack.people.find(({ id }) => id === person)?.tz ?? 'UTC';
  const modal = slack.openViews(person).at(-1);
  const own = [
    ...slack.ephemerals(person).map((message) => ephemeralPiece(message, channel, names)),
    ...(direct ? messagePieces(present(slack.messages(direct.id)), 'direct', names, []) : []),
  ];
  const shown = [...shared, ...own];
  return [
    ...own,
    ...['messages', 'direct'].flatMap((list) => dayPieces(shown, list, tz)),
    piece('modal', modal ? drawModal(modal, names) : html``),
    piece('home', drawHome(slack.home(person), names)),
  ];
}

const present = (messages: readonly Message[]) => messages.filter(({ deletedAt }) => deletedAt === undefined);

function ephemeralPiece(message: Message, channel: string, names: Names): Piece {
  const note = html`${drawIcon('eye')} Only visible to you`;
  return piece(`ephemeral-${message.ts}`, drawMessage(message, names, { note }), placeOf(message, channel));
}

function placeOf({ ts, threadTs, channel }: Message, desk: string): Place {
  if (threadTs !== undefined) return { list: 'replies', order: ts, thread: threadTs };
  return { list: channel === desk ? 'messages' : 'direct', order: ts };
}
