import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { PhoneMessage } from '../../instagram/viewer-phone.ts';
import { drawDate } from '../draw/date-token.ts';
import { type Html, html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** A thread may be long; the phone shows the latest. */
const mostMessages = 60;

/** The phone of one viewer: their thread with the account, and how much of it they have not seen. */
export function phonePieces(instagram: LocalInstagram, viewer: string | undefined): Piece[] {
  const thread = viewer === undefined ? undefined : instagram.phoneThread(viewer);
  const messages = thread?.messages ?? [];
  const unseen = messages.filter(({ isOwn, seenAt }) => !isOwn && seenAt === undefined).length;
  const shown = messages.slice(-mostMessages);
  const last = [true, false].map((own) => messages.findLast(({ isOwn, isUnsent }) => isOwn === own && !isUnsent));
  return [
    piece('phone-unseen', html`${unseen > 0 && html`<span class="unread">${unseen}</span>`}`),
    piece(
      'phone-thread',
      html`${thread?.followsAccount && html`<p class="follows">${viewer} follows ${instagram.account().username}</p>`}${
        shown.length === 0
          ? html`<p class="empty">${viewer === undefined ? 'Nobody’s phone is chosen.' : 'Nothing has been written yet.'}</p>`
          : html`<ol class="bubbles">${shown.map((each) => drawBubble(each, viewer ?? '', last.includes(each)))}</ol>`
      }`,
    ),
  ];
}

/** One message, with what can be done to it. “Seen” stands under the last one of either side, as in the app. */
function drawBubble(message: PhoneMessage, viewer: string, isLast: boolean): Html {
  const { mid, isOwn, isUnsent, sentAt, seenAt, reactions } = message;
  const own = reactions.find(([username]) => username === viewer);
  const button = (act: string, label: string, name: string) =>
    html`<button type="button" data-phone="${act}" aria-label="${name}" title="${name}">${label}</button>`;
  return html`<li class="${isOwn ? 'own' : 'theirs'}" data-mid="${mid}" data-key="${mid}">${drawAbout(message)}<div class="bubble-line"><div class="bubble">${
    isUnsent ? html`<i>Unsent</i>` : drawContent(message)
  }${reactions.length > 0 && html`<span class="reaction">${reactions.map(([username, emoji]) => html`<span title="${username}">${emoji}</span>`)}</span>`}</div>${
    !isUnsent &&
    html`<span class="bubble-tools">${own ? button('unreact', '♡', 'Take the reaction back') : button('react', '❤️', 'React with a heart')}${isOwn && button('unsend', '↩', 'Unsend')}</span>`
  }</div><small>${drawTime(sentAt)}${message.isEdited && html` · Edited`}${isLast && seenAt && html` · Seen ${drawTime(seenAt)}`}</small></li>`;
}

function drawAbout({ story, isOwn }: PhoneMessage): Html | undefined {
  if (!story) return undefined;
  const words = {
    reply_to: isOwn ? 'You replied to their story' : 'Replied to a story',
    mention: 'Mentioned in a story',
  };
  return html`<small>${words[story.kind]}</small>`;
}

function drawContent({ text, attached, isOwn }: PhoneMessage): Html {
  const words = text === undefined ? undefined : html`<bdi>${isOwn ? text : linked(text)}</bdi>`;
  return html`${attached.map((kind) => html`<i>${kind.replaceAll('_', ' ')}</i> `)}${words}`;
}

const drawTime = (at: Date) => drawDate(Math.floor(at.getTime() / 1000), '{moment}', at.toISOString());

/** A text of the account with its links as buttons: they are tapped on the phone, not followed by the page. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1
        ? html`<button type="button" class="link" data-phone="link" data-link="${part}">${part}</button>`
        : html`${part}`,
    );
}
