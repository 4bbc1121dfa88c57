import { objectsIn } from '../../slack/json-object.ts';
import type { Message } from '../../slack/workspace/message.ts';
import { type Html, html } from '../html.ts';
import { drawBlocks } from './block.ts';
import { drawTs } from './date-token.ts';
import { emojiFor } from './emoji.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { drawUnknown } from './unknown.ts';

/** A message with who wrote it and when; `replies` is the thread under it, drawn already. */
export function drawMessage(
  message: Message,
  names: Names,
  { note, replies }: { note?: string; replies?: Html } = {},
): Html {
  const author = names.person(message.user) ?? message.user;
  return html`<div class="avatar${message.fromBot && ' app'}" aria-hidden="true">${message.fromBot ? '◐' : author.slice(0, 1)}</div>
<div class="body">${note !== undefined && html`<p class="note">${note}</p>`}
<p class="by"><b>${author}</b>${message.fromBot && html` <span class="badge">APP</span>`} ${drawTs(message.ts)}${
    message.editedTs !== undefined && html` <small>(edited)</small>`
  }</p>
<div class="blocks" data-channel="${message.channel}" data-ts="${message.ts}">${drawContent(message, names)}</div>${drawReactions(message)}${replies}</div>`;
}

/** Blocks when there are any; the text is for notifications then. */
function drawContent(message: Message, names: Names): Html {
  const files = message.files.map((file) => html`<p class="file">📎 ${String(file.name)}</p>`);
  const attachments = objectsIn(message.attachments).map((attachment) =>
    Array.isArray(attachment.blocks)
      ? html`<div class="attachment">${drawBlocks(objectsIn(attachment.blocks), message.state, names)}</div>`
      : drawUnknown('attachment'),
  );
  const words =
    message.blocks.length > 0
      ? drawBlocks(message.blocks, message.state, names)
      : html`<div class="block section"><div class="words">${drawMrkdwn(message.text, names)}</div></div>`;
  return html`${words}${attachments}${files}`;
}

function drawReactions({ reactions }: Message): Html | undefined {
  const given = Object.entries(reactions);
  if (given.length === 0) return undefined;
  return html`<p class="reactions">${given.map(([name, users]) => html`<span>${emojiFor(name)} ${users.length}</span>`)}</p>`;
}
