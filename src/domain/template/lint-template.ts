import { type Language, languages } from '../team/account.ts';
import { findLinks, isAllowedHost } from '../touch/find-links.ts';
import { maxMessageBytes, utf8Bytes } from '../touch/message-bytes.ts';
import type { Step } from '../touch/step.ts';
import { typeset } from '../typeset.ts';
import type { Blank, BlankName } from './blank.ts';
import { saysHowToOptOut } from './opt-out-wording.ts';
import { type Mistake, type Piece, parseTemplate } from './parse-template.ts';
import { type TemplateContent, type VariantName, wordingsOf } from './template.ts';
import { offerIn, shoutsIn } from './tone.ts';

/** What is wrong with a template as a whole. */
export type TemplateFault =
  | { readonly kind: 'missing-language'; readonly language: Language }
  | { readonly kind: 'promotional-on-day-0' };

/** What is wrong with one wording. */
export type WordingFault =
  | Mistake
  /** Nothing may be known for this blank, and then somebody would have to type it. */
  | { readonly kind: 'no-fallback'; readonly blank: BlankName }
  /** Filled with the longest values it may become too long to send. */
  | { readonly kind: 'too-long'; readonly bytes: number; readonly mostBytes: number }
  | { readonly kind: 'link-not-allowed'; readonly link: string; readonly host: string }
  | { readonly kind: 'no-story' }
  | { readonly kind: 'no-opt-out' }
  /** Sounds like an offer and is not marked as promotional. */
  | { readonly kind: 'unmarked-offer'; readonly words: string }
  | { readonly kind: 'shouting'; readonly words: readonly string[] };

export type Finding =
  | { readonly about: 'template'; readonly severity: Severity; readonly fault: TemplateFault }
  | {
      readonly about: 'wording';
      readonly language: Language;
      readonly variant: VariantName;
      readonly severity: Severity;
      readonly fault: WordingFault;
    };

/** An error keeps a template from being offered; a warning is advice. */
export type Severity = 'error' | 'warning';

const severities: Readonly<Record<(TemplateFault | WordingFault)['kind'], Severity>> = {
  'missing-language': 'warning',
  'promotional-on-day-0': 'error',
  'unknown-blank': 'error',
  'stray-brace': 'error',
  'no-fallback': 'error',
  'too-long': 'error',
  'link-not-allowed': 'error',
  'no-story': 'warning',
  'no-opt-out': 'error',
  'unmarked-offer': 'warning',
  shouting: 'warning',
};

/**
 * Finds what is wrong with a template before anybody sends it.
 *
 * @param allowedHosts the hosts the account lets links lead to, parts of them included
 */
export function lintTemplate(template: TemplateContent, allowedHosts: readonly string[]): Finding[] {
  return [
    ...faultsOfTemplate(template).map((fault) => ({
      about: 'template' as const,
      severity: severities[fault.kind],
      fault,
    })),
    ...wordingsOf(template).flatMap(({ language, variant, text }) =>
      faultsOfWording(template, language, text, allowedHosts).map((fault) => ({
        about: 'wording' as const,
        language,
        variant,
        severity: severities[fault.kind],
        fault,
      })),
    ),
  ];
}

function faultsOfTemplate(template: TemplateContent): TemplateFault[] {
  return [
    ...languages
      .filter((language) => template.languages[language] === undefined)
      .map((language) => ({ kind: 'missing-language' as const, language })),
    // Day 0 is thanks and an answer; whoever is sold to at once does not write again.
    ...(template.promotional && template.step === 'day0' ? [{ kind: 'promotional-on-day-0' as const }] : []),
  ];
}

/** Later steps come unasked, so each of them says how to be left alone. A comment is public and answers a person. */
const stepsWithOptOut: readonly Step[] = ['day2', 'day5', 'nurture'];

/** What may be unknown of a person or a story. A link and an answer are asked for; our own name is always known. */
const mayBeUnknown: readonly BlankName[] = ['first_name', 'handle', 'story'];

function faultsOfWording(
  { kind, step, promotional }: TemplateContent,
  language: Language,
  text: string,
  allowedHosts: readonly string[],
): WordingFault[] {
  const pieces = parseTemplate(text);
  const blanks = pieces.filter((piece) => piece.kind === 'blank');
  const namesWithoutFallback = new Set(
    blanks.flatMap(({ blank, fallback }) => (blank.kind === 'known' && fallback === undefined ? [blank.name] : [])),
  );
  const own = ownWords(pieces);
  const shouts = shoutsIn(own);
  const offer = promotional ? undefined : offerIn(own);
  const bytes = longestBytes(pieces, language);
  return [
    ...pieces.flatMap((piece) => (piece.kind === 'mistake' ? [piece.mistake] : [])),
    ...mayBeUnknown
      .filter((blank) => namesWithoutFallback.has(blank))
      .map((blank) => ({ kind: 'no-fallback' as const, blank })),
    ...(bytes > maxMessageBytes ? [{ kind: 'too-long' as const, bytes, mostBytes: maxMessageBytes }] : []),
    ...findLinks(own)
      .filter(({ host }) => host === undefined || !isAllowedHost(host, allowedHosts))
      .map(({ link, host }) => ({ kind: 'link-not-allowed' as const, link, host: host ?? link })),
    ...(kind === 'dm' && !blanks.some(({ blank }) => blank.kind === 'known' && blank.name === 'story')
      ? [{ kind: 'no-story' as const }]
      : []),
    ...(kind === 'dm' && stepsWithOptOut.includes(step) && !saysHowToOptOut(text, language)
      ? [{ kind: 'no-opt-out' as const }]
      : []),
    ...(offer === undefined ? [] : [{ kind: 'unmarked-offer' as const, words: offer }]),
    ...(shouts.length > 0 ? [{ kind: 'shouting' as const, words: shouts }] : []),
  ];
}

/** What the author wrote, fallbacks included; a letter in the place of what only a person or a story can fill. */
const ownWords = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'blank' ? (piece.fallback ?? 'x') : ''))
    .join('');

/** How long a value may get, in bytes: the longest that people have, not the longest there can be. */
const longestValues: Readonly<Record<BlankName, number>> = {
  first_name: 30,
  handle: 31,
  story: 120,
  link: 100,
  agent: 40,
};
const longestAnswer = 150;

function longestBytes(pieces: readonly Piece[], language: Language): number {
  const lengths = pieces.map((piece) => {
    if (piece.kind === 'text') return utf8Bytes(typeset(language, piece.text));
    return piece.kind === 'blank' ? Math.max(longestOf(piece.blank), utf8Bytes(piece.fallback ?? '')) : 0;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

const longestOf = (blank: Blank) => (blank.kind === 'free' ? longestAnswer : longestValues[blank.name]);
