import { type Blank, type BlankName, nearestBlank, readBlank } from './blank.ts';

/** Something in a template that cannot be filled, whoever it is for. */
export type Mistake =
  /** `{size}`: no blank has this name. */
  | { readonly kind: 'unknown-blank'; readonly written: string; readonly nearest: BlankName | undefined }
  /** `{first_name` without its end, `}` without its beginning, or one brace inside another. */
  | { readonly kind: 'stray-brace'; readonly near: string };

/** A part of a template, in the order of its text. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank'; readonly blank: Blank; readonly fallback: string | undefined }
  | { readonly kind: 'mistake'; readonly mistake: Mistake };

/**
 * A brace that stands for itself, a whole blank, or a brace out of place. A backslash before anything else is just a
 * backslash, so that ¯\_(ツ)_/¯ survives.
 */
const token = /\\([{}])|\{((?:\\[{}]|[^{}])*)\}|[{}]/gu;

/**
 * Reads a template. Blanks stand between braces, since braces are easy to type, mean nothing in Slack or on Instagram,
 * and survive both: `{first_name}`, with a fallback `{first_name|there}`, with nothing as fallback `{first_name|}`, and
 * asked for before sending `{ask: size}`. `\{` and `\}` are braces that are meant. There is no logic: what differs from
 * person to person is a value, what differs more is another template.
 *
 * Any text at all can be read; what is wrong in it is a piece too.
 */
export function parseTemplate(text: string): Piece[] {
  const pieces: Piece[] = [];
  let read = 0;
  let plain = '';
  const endText = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (const match of text.matchAll(token)) {
    const [whole, brace, inside] = match;
    plain += text.slice(read, match.index);
    read = match.index + whole.length;
    if (brace !== undefined) {
      plain += brace;
      continue;
    }
    endText();
    pieces.push(inside === undefined ? strayBrace(text, match.index) : readInside(inside));
  }
  plain += text.slice(read);
  endText();
  return pieces;
}

/** What of the text around a brace is shown to whoever must find it. */
const shownAround = 20;

function strayBrace(text: string, index: number): Piece {
  const near = text.slice(Math.max(0, index - shownAround), index + shownAround).toWellFormed();
  return { kind: 'mistake', mistake: { kind: 'stray-brace', near } };
}

function readInside(inside: string): Piece {
  const bar = inside.indexOf('|');
  const written = bar === -1 ? inside : inside.slice(0, bar);
  const blank = readBlank(written);
  if (!blank) {
    const mistake: Mistake = { kind: 'unknown-blank', written: written.trim(), nearest: nearestBlank(written) };
    return { kind: 'mistake', mistake };
  }
  const fallback = bar === -1 ? undefined : inside.slice(bar + 1).replace(/\\([{}])/g, '$1');
  return { kind: 'blank', blank, fallback: fallback?.trim() };
}

/** A free blank as an input: what to ask, and what stands there when nothing is answered. */
export interface Question {
  readonly label: string;
  readonly fallback: string | undefined;
}

/** The free blanks of a template, each label once, in the order of its text. */
export function questionsOf(text: string): Question[] {
  const questions = new Map<string, Question>();
  for (const piece of parseTemplate(text)) {
    if (piece.kind !== 'blank' || piece.blank.kind !== 'free') continue;
    const { label } = piece.blank;
    const before = questions.get(label);
    questions.set(label, { label, fallback: before?.fallback ?? piece.fallback });
  }
  return [...questions.values()];
}
