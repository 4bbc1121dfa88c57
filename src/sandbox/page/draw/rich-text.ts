import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { drawDate } from './date-token.ts';
import { emojiFor } from './emoji.ts';
import { drawLink } from './link.ts';
import { drawMention } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { drawUnknown } from './unknown.ts';

/** A rich_text block. Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function drawRichText(block: JsonObject, names: Names): Html {
  return html`${objectsIn(block.elements).map((part) => drawPart(part, names))}`;
}

function drawPart(part: JsonObject, names: Names): Html {
  const inline = () => objectsIn(part.elements).map((element) => drawInline(element, names));
  switch (part.type) {
    case 'rich_text_section':
      return html`<div class="rich-line">${inline()}</div>`;
    case 'rich_text_quote':
      return html`<blockquote>${inline()}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${inline()}</pre>`;
    case 'rich_text_list': {
      const items = objectsIn(part.elements).map((item) => html`<li>${drawPart(item, names)}</li>`);
      const level = Number(part.indent ?? 0);
      return part.style === 'ordered'
        ? html`<ol class="indent-${level}" start="${Number(part.offset ?? 0) + 1}">${items}</ol>`
        : html`<ul class="indent-${level}">${items}</ul>`;
    }
    default:
      return drawUnknown(part.type);
  }
}

function drawInline(element: JsonObject, names: Names): Html {
  return styled(bare(element, names), isJsonObject(element.style) ? element.style : {});
}

function bare(element: JsonObject, names: Names): Html {
  switch (element.type) {
    case 'text':
      return html`<span class="text">${String(element.text)}</span>`;
    case 'link':
      return drawLink(String(element.url), String(element.text ?? element.url));
    case 'emoji':
      return html`${emojiFor(String(element.name))}`;
    case 'user':
      return drawMention(String(element.user_id), undefined, names);
    case 'channel':
      return html`<span class="mention">#${names.channel(String(element.channel_id)) ?? String(element.channel_id)}</span>`;
    case 'broadcast':
      return html`<span class="mention">@${String(element.range)}</span>`;
    case 'date':
      return drawDate(Number(element.timestamp), String(element.format), String(element.fallback ?? ''));
    default:
      return drawUnknown(element.type);
  }
}

function styled(drawn: Html, style: JsonObject): Html {
  let shown = drawn;
  if (style.code === true) shown = html`<code>${shown}</code>`;
  if (style.bold === true) shown = html`<strong>${shown}</strong>`;
  if (style.italic === true) shown = html`<em>${shown}</em>`;
  if (style.strike === true) shown = html`<s>${shown}</s>`;
  return shown;
}
