import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import type { Message } from '../../slack/workspace/message.ts';
import { type Html, html } from '../html.ts';
import { drawAppAvatar, drawAvatar } from './avatar.ts';
import { drawBlocks } from './block.ts';
import { drawTs } from './date-token.ts';
import { emojiFor } from './emoji.ts';
import { drawFile } from './file.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { drawUnknown } from './unknown.ts';

/** What stands around a message: a line above it, the way to its thread below, what can be done with it. */
export type Surroundings = { note?: Html | undefined; thread?: Html | undefined; tools?: Html | undefined };

/** A message with who wrote it and when. */
export function drawMessage(message: Message, names: Names, { note, thread, tools }: Surroundings = {}): Html {
  const author = names.person(message.user) ?? message.user;
  return html`${message.fromBot ? drawAppAvatar() : drawAvatar(message.user, author)}
<div class="body">${note !== undefined && html`<p class="note">${note}</p>`}
<p class="by"><b>${author}</b>${message.fromBot && html` <span class="badge">APP</span>`} ${drawTs(message.ts)}</p>
<div class="blocks" data-channel="${message.channel}" data-ts="${message.ts}">${drawContent(message, names)}</div>${drawReactions(message)}${thread}</div>${tools}`;
}

/** Blocks when there are any; the text is for notifications then. */
function drawContent(message: Message, names: Names): Html {
  const attachments = objectsIn(message.attachments).map((attachment) => drawAttachment(attachment, message, names));
  const edited = message.editedTs !== undefined && html` <small>(edited)</small>`;
  const words =
    message.blocks.length > 0
      ? drawBlocks(message.blocks, message.state, names)
      : message.text !== '' &&
        html`<div class="block section"><div class="words">${drawMrkdwn(message.text, names)}${edited}</div></div>`;
  return html`${words}${attachments}${message.files.filter(isJsonObject).map(drawFile)}`;
}

function drawAttachment(attachment: JsonObject, message: Message, names: Names): Html {
  return Array.isArray(attachment.blocks)
    ? html`<div class="attachment">${drawBlocks(objectsIn(attachment.blocks), message.state, names)}</div>`
    : drawUnknown('attachment');
}

function drawReactions({ reactions }: Message): Html | undefined {
  const given = Object.entries(reactions);
  if (given.length === 0) return undefined;
  return html`<p class="reactions">${given.map(([name, users]) => html`<span>${emojiFor(name)} ${users.length}</span>`)}</p>`;
}
