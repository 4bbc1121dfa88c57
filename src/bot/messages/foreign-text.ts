import { cut, type Room } from './cut.ts';
import { type Mrkdwn, trusted } from './mrkdwn.ts';

/**
 * Words and names from outside, made safe to show. They may be anything: markup, mentions, links, direction
 * overrides, five thousand combining marks, nothing at all.
 *
 * Escaping `& < >` is all that Slack decodes; what it finds in bare text (`@here`, `#channel`, addresses, `*bold*`)
 * is broken with a zero-width space. Source: docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function foreignMrkdwn(text: string, room: Room): Mrkdwn {
  return trusted(escapeEntities(breakMarkup(breakMentions(isolated(cut(oneLine(text), room))))));
}

/** The same for `plain_text` objects, where only people could take a mention for a real one. */
export function foreignPlain(text: string, room: Room): string {
  return breakMentions(isolated(cut(oneLine(text), room)));
}

/** Whether anything would be seen of `text`. */
export const isBlank = (text: string | undefined): text is undefined => text === undefined || oneLine(text) === '';

/** Words from outside for a file: what can't be seen or reaches outside its place is dropped, and lines are joined. */
export function oneLine(text: string): string {
  const visible = text
    .toWellFormed()
    .replace(bidiControls, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(invisible, '')
    .replace(pileOfMarks, '$1')
    .trim();
  if (visible.replace(joiners, '') === '') return '';
  // A combining mark with no letter under it would land on our own punctuation.
  return /^\p{M}/u.test(visible) ? `\u25cc${visible}` : visible;
}

const zeroWidth = '\u200b';
/** Embeddings, overrides, isolates and marks of direction, which would reorder the rest of our line. */
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Zero-width and filler characters. The joiners stay: emoji and Persian words are made with them. */
const invisible =
  /\u034f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
const joiners = /\u200c|\u200d|[\ufe00-\ufe0f]|\s/g;
const pileOfMarks = /(\p{M}{4})\p{M}+/gu;

/** Keeps right-to-left text from pulling our own punctuation along. */
const isolated = (text: string) => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const breakMentions = (text: string) =>
  text.replace(/<(?=[!@#])/g, `<${zeroWidth}`).replace(/@(?=(?:here|channel|everyone|group)\b)/gi, `@${zeroWidth}`);

const breakMarkup = (text: string) =>
  text
    .replace(/#(?=[\p{L}\p{N}_-])/gu, `#${zeroWidth}`)
    .replace(/:\/\//g, `:${zeroWidth}//`)
    .replace(/(?<=[\p{L}\p{N}-])\.(?=\p{L}{2})/gu, `.${zeroWidth}`)
    .replace(/\b(mailto|tel|slack):(?=\S)/gi, `$1:${zeroWidth}`)
    .replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`)
    .replace(/[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, `${zeroWidth}$&${zeroWidth}`);

const escapeEntities = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
