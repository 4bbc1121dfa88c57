import type { LocalInstagram } from '../../instagram/local-instagram.ts';
import type { PhoneMessage } from '../../instagram/viewer-phone.ts';
import { drawDate } from '../draw/date-token.ts';
import { type Html, html } from '../html.ts';
import { type Piece, piece } from './piece.ts';

/** A thread may be long; the phone shows the latest. */
const mostMessages = 60;

/** The phone of one viewer: their thread with the account. */
export function phonePieces(instagram: LocalInstagram, viewer: string | undefined): Piece[] {
  const thread = viewer === undefined ? undefined : instagram.phoneThread(viewer);
  const account = instagram.account().username;
  const unseen = thread?.messages.some(({ isOwn, seenAt }) => !isOwn && seenAt === undefined) ?? false;
  return [
    piece(
      'phone-thread',
      viewer === undefined
        ? html`<p class="empty">Nobody’s phone is chosen.</p>`
        : html`<p class="phone-head"><b>@${viewer}</b> and @${account}${thread?.followsAccount && html` · follows`}${
            unseen && html` <button type="button" data-phone="open">Open the thread</button>`
          }</p><ol class="phone-messages">${(thread?.messages ?? []).slice(-mostMessages).map((each) => drawMessage(each, viewer))}</ol>`,
    ),
  ];
}

function drawMessage(message: PhoneMessage, viewer: string): Html {
  const { mid, isOwn, isUnsent, sentAt, seenAt, reactions } = message;
  const own = reactions.find(([username]) => username === viewer);
  const time = (at: Date) => drawDate(Math.floor(at.getTime() / 1000), '{time}', at.toISOString());
  const button = (act: string, label: string) => html`<button type="button" data-phone="${act}">${label}</button>`;
  return html`<li class="${isOwn ? 'own' : 'theirs'}" data-mid="${mid}" data-key="${mid}">${
    isUnsent ? html`<i>Unsent</i>` : drawContent(message)
  } <small>${time(sentAt)}${seenAt && html` · Seen ${time(seenAt)}`}${message.isEdited && html` · Edited`}</small>${reactions.map(
    ([username, emoji]) => html` <span class="reaction" title="@${username}">${emoji}</span>`,
  )}${!isUnsent && html` ${own ? button('unreact', 'Take back') : button('react', '❤️')}${isOwn && html` ${button('unsend', 'Unsend')}`}`}</li>`;
}

function drawContent({ text, story, attached, isOwn }: PhoneMessage): Html {
  const about = { reply_to: 'Replied to the story', mention: 'Mentioned the account in a story' };
  const words = text === undefined ? undefined : isOwn ? html`<bdi>${text}</bdi>` : html`<bdi>${linked(text)}</bdi>`;
  return html`${story && html`<small>${about[story.kind]}</small> `}${attached.map((kind) => html`<i>${kind.replaceAll('_', ' ')}</i> `)}${words}`;
}

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
