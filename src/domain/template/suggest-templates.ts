import type { TemplateKey } from '../ids.ts';
import type { SignalKind } from '../signal/signal.ts';
import { type Language, languages } from '../team/account.ts';
import type { Step } from '../touch/step.ts';
import type { Segment } from '../viewer/segment.ts';
import { guessLanguage } from './guess-language.ts';
import type { Template } from './template.ts';
import { isAboutTopic } from './topic.ts';

/** What is known when somebody is about to answer. */
export interface Situation {
  readonly step: Step;
  /** What the viewer did last. */
  readonly signal: SignalKind;
  readonly segment: Segment;
  /** The viewer's language, once somebody has said it. */
  readonly viewerLanguage: Language | undefined;
  /** What the viewer wrote, to guess their language from. */
  readonly words: string | undefined;
  /** Spoken to viewers whose language nobody knows. */
  readonly accountLanguage: Language;
  /** What the story was about. */
  readonly storyTopic: string | undefined;
  /** What this person was sent before. */
  readonly used: readonly UsedTemplate[];
}

export interface UsedTemplate {
  readonly key: TemplateKey;
  readonly at: Date;
}

/** Why a template is suggested, the weightiest first; the catalogue turns it into words. */
export type SuggestionReason =
  | { readonly kind: 'topic'; readonly topic: string }
  | { readonly kind: 'signal'; readonly signal: SignalKind }
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'step'; readonly step: Step };

export interface Suggestion {
  readonly template: Template;
  /** The language to answer in: the viewer's when the template has it. */
  readonly language: Language;
  /** Where `language` comes from; `other` when the template is not written in the one we would speak. */
  readonly languageFrom: 'known' | 'guessed' | 'account' | 'other';
  readonly reasons: readonly SuggestionReason[];
}

export interface Suggestions {
  /** The best first. */
  readonly suggested: readonly Suggestion[];
  /** What would fit and was sent to this person already, the longest ago first: shown only to whoever asks. */
  readonly usedBefore: readonly Suggestion[];
}

/**
 * Picks the templates that fit, best first. A template that names signals, segments or topics fits only those, and then
 * fits better than one for any. What this person has already got is never among the suggestions: the same words twice
 * show that nobody reads theirs. The order depends on nothing but the arguments.
 */
export function suggestTemplates(templates: readonly Template[], situation: Situation): Suggestions {
  const lastUsedAt = new Map<TemplateKey, number>();
  for (const { key, at } of situation.used) {
    lastUsedAt.set(key, Math.max(at.getTime(), lastUsedAt.get(key) ?? at.getTime()));
  }
  const speech = speechOf(situation);
  const fitting = templates
    .filter((template) => !template.archived && fits(template, situation))
    .flatMap((template) => suggestionOf(template, situation, speech))
    .toSorted(byWeight);
  return {
    suggested: fitting.filter(({ template }) => !lastUsedAt.has(template.key)),
    usedBefore: fitting
      .filter(({ template }) => lastUsedAt.has(template.key))
      .toSorted((a, b) => (lastUsedAt.get(a.template.key) ?? 0) - (lastUsedAt.get(b.template.key) ?? 0)),
  };
}

function fits({ kind, step, signals, segments, topics }: Template, situation: Situation): boolean {
  return (
    step === situation.step &&
    // There is nothing to reply to in public unless they commented.
    (kind !== 'comment-reply' || situation.signal === 'comment') &&
    (signals.length === 0 || signals.includes(situation.signal)) &&
    (segments.length === 0 || segments.includes(situation.segment)) &&
    (topics.length === 0 || topics.some((topic) => isAboutTopic(situation.storyTopic, topic)))
  );
}

type Speech = Pick<Suggestion, 'language' | 'languageFrom'>;

function speechOf({ viewerLanguage, words, accountLanguage }: Situation): Speech {
  if (viewerLanguage) return { language: viewerLanguage, languageFrom: 'known' };
  const guessed = guessLanguage(words);
  return guessed
    ? { language: guessed, languageFrom: 'guessed' }
    : { language: accountLanguage, languageFrom: 'account' };
}

/** No suggestion when the template has no text at all. */
function suggestionOf(template: Template, situation: Situation, speech: Speech): Suggestion[] {
  const reasons = reasonsFor(template, situation);
  if (template.languages[speech.language]) return [{ template, ...speech, reasons }];
  const language = [situation.accountLanguage, ...languages].find((other) => template.languages[other]);
  return language ? [{ template, language, languageFrom: 'other', reasons }] : [];
}

function reasonsFor({ step, signals, segments, topics }: Template, situation: Situation): SuggestionReason[] {
  const topic = topics.find((candidate) => isAboutTopic(situation.storyTopic, candidate));
  return [
    ...(topic === undefined ? [] : [{ kind: 'topic' as const, topic }]),
    ...(signals.length > 0 ? [{ kind: 'signal' as const, signal: situation.signal }] : []),
    ...(segments.length > 0 ? [{ kind: 'segment' as const, segment: situation.segment }] : []),
    { kind: 'step', step },
  ];
}

/** Of two that fit equally well, first the one that sells nothing, then by key. */
function byWeight(a: Suggestion, b: Suggestion): number {
  return (
    weightOf(b) - weightOf(a) ||
    Number(a.template.promotional) - Number(b.template.promotional) ||
    (a.template.key < b.template.key ? -1 : 1)
  );
}

/** Each weighs more than all behind it together. */
const reasonWeights = { topic: 4, signal: 2, segment: 1, step: 0 } as const;
const speaksTheirs = 8;

const weightOf = ({ reasons, languageFrom }: Suggestion) =>
  reasons.reduce((sum, { kind }) => sum + reasonWeights[kind], languageFrom === 'other' ? 0 : speaksTheirs);
