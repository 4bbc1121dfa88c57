import { type Html, html } from '../html.ts';
import { drawDate } from './date-token.ts';
import { withEmoji } from './emoji.ts';
import { drawLink } from './link.ts';
import type { Names } from './names.ts';

/**
 * Slack's mrkdwn as it looks in Slack.
 *
 * Source: docs.slack.dev/messaging/formatting-message-text
 */
export function drawMrkdwn(text: string, names: Names): Html {
  const parts = text.split(/```([\s\S]+?)```/);
  return html`${parts.map((part, index) =>
    index % 2 === 1 ? html`<pre>${decoded(part.replace(/^\n/, ''))}</pre>` : drawLines(part, names),
  )}`;
}

/** Lines that begin with > are quotes; those that follow each other are one. */
function drawLines(text: string, names: Names): Html {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const last = runs.at(-1);
    const shown = quote?.[1] ?? line;
    if (last?.quoted === (quote !== null)) last.lines.push(shown);
    else runs.push({ quoted: quote !== null, lines: [shown] });
  }
  return html`${runs.map(({ quoted, lines }) => {
    const drawn = lines.map((line, index) => html`${index > 0 && html`<br>`}${drawInline(line, names)}`);
    return quoted ? html`<blockquote>${drawn}</blockquote>` : drawn;
  })}`;
}

const tags = { '*': 'strong', _: 'em', '~': 's' } as const;

/** Code, then `<…>`, then *bold*, _italic_ and ~struck~ at the edges of words. */
const special =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*_~\u200b])([*_~])(?=[^\s\u200b])((?:<[^<>\n]*>|[^<\n])+?)(?<![\s\u200b])\3(?![\p{L}\p{N}\u200b])/u;

function drawInline(text: string, names: Names): Html {
  const found = special.exec(text);
  if (!found) return html`${withEmoji(decoded(text))}`;
  const [whole, code, reference, mark, styled] = found;
  return html`${withEmoji(decoded(text.slice(0, found.index)))}${drawSpecial()}${drawInline(
    text.slice(found.index + whole.length),
    names,
  )}`;

  function drawSpecial(): Html {
    if (code !== undefined) return html`<code>${decoded(code)}</code>`;
    if (reference !== undefined) return drawReference(reference, names);
    const inner = drawInline(styled ?? '', names);
    switch (tags[mark as keyof typeof tags]) {
      case 'strong':
        return html`<strong>${inner}</strong>`;
      case 'em':
        return html`<em>${inner}</em>`;
      case 's':
        return html`<s>${inner}</s>`;
    }
  }
}

/** What stands between < and >: somebody, a channel, a date, a call to everybody, or a link. */
function drawReference(reference: string, names: Names): Html {
  const [target = '', ...rest] = reference.split('|');
  const label = rest.length > 0 ? decoded(rest.join('|')) : undefined;
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) {
    const [, epochSeconds, format = '', address] = date;
    const drawn = drawDate(Number(epochSeconds), decoded(format), label ?? '');
    return address === undefined ? drawn : drawLink(decoded(address), drawn);
  }
  switch (target[0]) {
    case '@':
      return drawMention(target.slice(1), label, names);
    case '#':
      return html`<span class="mention">#${names.channel(target.slice(1)) ?? label ?? target.slice(1)}</span>`;
    case '!':
      return html`<span class="mention">@${label ?? target.slice(1).split('^')[0]}</span>`;
    default:
      return drawLink(decoded(target), withEmoji(label ?? decoded(target).replace(/^(mailto|tel):/, '')));
  }
}

export function drawMention(userId: string, label: string | undefined, names: Names): Html {
  return html`<span class="mention" data-user="${userId}">@${names.person(userId) ?? label ?? userId}</span>`;
}

function decoded(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: 'lt' | 'gt' | 'amp') => ({ lt: '<', gt: '>', amp: '&' })[name]);
}
