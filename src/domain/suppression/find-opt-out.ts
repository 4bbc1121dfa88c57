import type { Language } from '../team/account.ts';
import { dutchOptOuts } from './dutch-opt-outs.ts';
import { englishOptOuts } from './english-opt-outs.ts';
import { frenchOptOuts } from './french-opt-outs.ts';
import { any, asides, courtesies } from './opt-out-words.ts';

/** Somebody has asked for no more messages. */
export interface OptOut {
  /** The language they asked in; a word such as "stop" belongs to several, the first of them is named. */
  readonly language: Language;
  /** The part of their message that says so, plainly written. */
  readonly said: string;
}

/** Longer fragments than this say more than an opt-out. */
const longestFragment = 120;

/**
 * Finds out whether a message asks for no more messages, in English, French or Dutch, whatever the account's language.
 *
 * Single words count when the message says nothing else: "Stop, I love this!" is praise. Whole requests count in the
 * middle of other sentences. Questions count only where they are requests in disguise.
 */
export function findOptOut(text: string): OptOut | undefined {
  const plain = plainly(text);
  // An emoji ends a sentence as often as it stands within one: read it both ways.
  return findIn(fragmentsOf(plain.replace(emoji, '\n'))) ?? findIn(fragmentsOf(plain.replace(emoji, ' ')));
}

interface Fragment {
  readonly words: string;
  readonly isQuestion: boolean;
}

function findIn(fragments: readonly Fragment[]): OptOut | undefined {
  for (const { words, isQuestion } of fragments) {
    for (const { language, request, asking } of patterns) {
      if (asking.test(words) || (!isQuestion && request.test(words))) return { language, said: words };
    }
  }
  const telling = fragments.filter(({ words }) => !aside.test(words));
  const [only] = telling;
  if (!only || telling.length > 1 || only.isQuestion) return undefined;
  const spoken = patterns.find(({ word }) => word.test(only.words));
  return spoken && { language: spoken.language, said: only.words };
}

const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]+/gu;

/** Lower case, without accents, invisible characters and the apostrophes of all keyboards; dotted letters joined. */
const plainly = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`´ʼ]/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[.\s]){2,}\p{L}(?![\p{L}\p{N}])/gu, (spelled) => spelled.replace(/[.\s]/g, ''));

/** Sentences and the parts between commas; a question mark belongs to the sentence before it. */
const fragmentsOf = (plain: string): readonly Fragment[] =>
  [...plain.matchAll(/([^.!?;,:…\n\r()]+)([.!;,:…\n\r()\s]*[?])?/gu)]
    .map(([, written = '', mark]) => ({
      words: wordsOf(written),
      isQuestion: mark !== undefined,
    }))
    .filter(({ words }) => words !== '');

/** `m ecrire` and `m'ecrire` are one: the apostrophe is often left out. */
const wordsOf = (written: string) =>
  written
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<!\p{L})([dmn]) (?=\p{L})/gu, '$1')
    .trim();

const around = `(?:${any(...courtesies)} )*`;
const behind = `(?: ${any(...courtesies)})*`;
const whole = (pieces: readonly string[]) => {
  const pattern = new RegExp(`^${around}${any(...pieces)}${behind}$`, 'u');
  return { test: (words: string) => words.length <= longestFragment && pattern.test(words) };
};

/** Nothing but courtesies, or a way to say no. */
const aside = whole([...asides, ...courtesies]);
const patterns = (
  [
    ['en', englishOptOuts],
    ['fr', frenchOptOuts],
    ['nl', dutchOptOuts],
  ] as const
).map(([language, { words, requests, askings }]) => ({
  language,
  word: whole(words),
  request: whole(requests),
  asking: whole(askings),
}));
