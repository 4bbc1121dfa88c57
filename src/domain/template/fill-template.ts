import type { Language } from '../team/account.ts';
import { utf8Bytes } from '../touch/message-bytes.ts';
import { typeset } from '../typeset.ts';
import type { Blank, BlankName } from './blank.ts';
import { firstNameOf } from './first-name.ts';
import { JoinedText } from './joined-text.ts';
import { type Mistake, type Piece, parseTemplate } from './parse-template.ts';
import type { Wording } from './template.ts';

/** What is known of the person, the story and the sender. Every part may be anything, hostile text included. */
export interface Filling {
  /** What the viewer calls themselves. */
  readonly displayName: string | undefined;
  /** Without `@`. */
  readonly userName: string | undefined;
  /** What the story was about, in a few words. */
  readonly storyTopic: string | undefined;
  readonly link: string | undefined;
  readonly agentName: string | undefined;
  /** Answers to the free blanks, by label. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Why a text cannot go out yet. */
export type Unresolved =
  /** A blank without fallback for which nothing is known; whoever sends must type it. */
  | { readonly kind: 'missing'; readonly name: BlankName }
  /** A free blank without fallback that nobody answered. */
  | { readonly kind: 'unanswered'; readonly label: string }
  | Mistake;

export interface Filled {
  /** What the viewer would read. What is unresolved stands there as `[size]`, to be seen and never to be sent. */
  readonly text: string;
  /** In UTF-8, as Instagram counts; at most `maxMessageBytes` can be sent. */
  readonly bytes: number;
  /** Empty when the text can go out. */
  readonly unresolved: readonly Unresolved[];
}

/**
 * Fills a wording for one person. Values are inserted as they are and never read again, so a viewer who calls
 * themselves `{link}` gets no link. Where a value is empty, the spaces and the comma that led to it go too.
 */
export function fillTemplate({ text, language }: Pick<Wording, 'text' | 'language'>, filling: Filling): Filled {
  const values = valuesOf(filling, language);
  const joined = new JoinedText();
  const unresolved: Unresolved[] = [];

  const leaveOpen = (what: Unresolved, shown: string) => {
    unresolved.push(what);
    joined.add(`[${clean(shown) || '…'}]`);
  };
  for (const piece of parseTemplate(text)) {
    if (piece.kind === 'text') joined.add(piece.text);
    else if (piece.kind === 'mistake') leaveOpen(piece.mistake, shownOf(piece.mistake));
    else {
      const value = filledIn(piece, values, filling.answers);
      if (value !== undefined) joined.addValue(value);
      else if (piece.blank.kind === 'free') {
        leaveOpen({ kind: 'unanswered', label: piece.blank.label }, piece.blank.label);
      } else leaveOpen({ kind: 'missing', name: piece.blank.name }, piece.blank.name);
    }
  }

  const filled = typeset(language, joined.end()).toWellFormed();
  return { text: filled, bytes: utf8Bytes(filled), unresolved };
}

/**
 * Fills what is known already and leaves the rest as blanks, for whoever goes on writing: a known blank that nothing
 * is known for becomes one that is asked for. The result is read again by `fillTemplate`.
 *
 * @param labelOf what to ask for when a known blank has no value
 */
export function prefillTemplate(
  { text, language }: Pick<Wording, 'text' | 'language'>,
  filling: Omit<Filling, 'answers'>,
  labelOf: (name: BlankName) => string,
): string {
  const values = valuesOf(filling, language);
  const joined = new JoinedText();
  for (const piece of parseTemplate(text)) {
    if (piece.kind === 'text') joined.add(escaped(piece.text));
    else if (piece.kind === 'mistake') joined.add(escaped(shownOf(piece.mistake)));
    else if (piece.blank.kind === 'free') joined.addValue(asked(piece.blank.label, piece.fallback));
    else {
      const value = filledIn(piece, values, new Map());
      joined.addValue(value === undefined ? asked(labelOf(piece.blank.name), undefined) : escaped(value));
    }
  }
  return joined.end();
}

const escaped = (text: string) => text.replace(/[{}]/g, '\\$&');

const asked = (label: string, fallback: string | undefined) =>
  `{ask: ${label}${fallback === undefined ? '' : `|${escaped(fallback)}`}}`;

const shownOf = (mistake: Mistake) => (mistake.kind === 'unknown-blank' ? mistake.written : '');

type Values = Readonly<Record<BlankName, string | undefined>>;

const filledIn = (
  { blank, fallback }: Extract<Piece, { kind: 'blank' }>,
  values: Values,
  answers: ReadonlyMap<string, string>,
) => knownValue(blank, values, answers) ?? fallback ?? lastResort(blank, values);

function knownValue(blank: Blank, values: Values, answers: ReadonlyMap<string, string>): string | undefined {
  const value = blank.kind === 'free' ? clean(answers.get(blank.label)) : values[blank.name];
  return value || undefined;
}

/** Somebody whose first name nobody can tell is called by their user name, unless the author chose other words. */
const lastResort = (blank: Blank, values: Values) =>
  blank.kind === 'known' && blank.name === 'first_name' ? values.handle || undefined : undefined;

function valuesOf(filling: Omit<Filling, 'answers'>, language: Language): Values {
  const userName = clean(filling.userName).replace(/^@/, '');
  const topic = clean(filling.storyTopic);
  return {
    first_name: firstNameOf(filling.displayName),
    handle: userName && `@${userName}`,
    story: topic && quotes[language](shortened(topic)),
    link: clean(filling.link),
    agent: clean(filling.agentName),
  };
}

/** A topic is whatever the team called the story, so it is set off from the sentence around it. */
const quotes: Readonly<Record<Language, (topic: string) => string>> = {
  en: (topic) => `“${topic}”`,
  fr: (topic) => `« ${topic} »`,
  nl: (topic) => `“${topic}”`,
};

const longestTopic = 60;

/** A caption of several lines is no topic: its first words name the story as well. */
function shortened(topic: string): string {
  const bare = topic.replace(/^["“«]\s*(.*?)\s*["”»]$/u, '$1');
  if (bare.length <= longestTopic) return bare;
  const whole = bare
    .slice(0, longestTopic)
    .replace(/\s+\S*$/u, '')
    .replace(/[\ud800-\udbff]$/, ''); // half of a character
  return `${whole.replace(/[\s.,;:!?…-]+$/u, '')}…`;
}

/** One line without anything invisible; braces become parentheses, so that nobody takes a value for a blank. */
function clean(value: string | undefined): string {
  return (value ?? '')
    .toWellFormed()
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .trim();
}
