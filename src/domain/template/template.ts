import type { TemplateKey } from '../ids.ts';
import type { SignalKind } from '../signal/signal.ts';
import { type Language, languages } from '../team/account.ts';
import type { Step } from '../touch/step.ts';
import type { Segment } from '../viewer/segment.ts';

export const templateKinds = ['dm', 'comment-reply'] as const;
/** A message to one person, or a public answer under their comment. */
export type TemplateKind = (typeof templateKinds)[number];

export const variantNames = ['a', 'b'] as const;
/** Wordings of one template that compete. `a` is always there. */
export type VariantName = (typeof variantNames)[number];

/** Lower-case words joined by hyphens, so that a key can be a file name and can be typed. */
export const templateKeyPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * How many characters each part may have: what Slack's inputs and menus hold. A text is as long as its blanks are
 * written; `lintTemplate` tells whether it can be sent.
 */
export const longestTemplate = { key: 60, title: 75, text: 3000, topic: 60, topics: 20 } as const;

/** A template in one language. */
export interface LanguageVersion {
  /** What teammates pick it by, e.g. `Price – warm welcome`. */
  readonly title: string;
  /** With blanks; see `parse-template.ts` for their syntax. */
  readonly a: string;
  readonly b?: string;
}

/** What somebody writes when they write a template: all that a file holds. */
export interface TemplateContent {
  readonly key: TemplateKey;
  readonly kind: TemplateKind;
  readonly step: Step;
  /** The signals it answers; empty: any. */
  readonly signals: readonly SignalKind[];
  /** The segments it is for; empty: any. */
  readonly segments: readonly Segment[];
  /** The story topics it is about; empty: any. */
  readonly topics: readonly string[];
  /** Promotes something: never sent on day 0, nor by the human-agent route. */
  readonly promotional: boolean;
  /** Kept for history, offered to nobody. */
  readonly archived: boolean;
  /** The same message in each language it was written in. */
  readonly languages: Readonly<Partial<Record<Language, LanguageVersion>>>;
}

/** A template as it stands: one entry per key. A sent touch keeps the exact text and this version. */
export interface Template extends TemplateContent {
  /** Grows by one with every change; each version is kept. */
  readonly version: number;
}

/** One wording: what a touch is filled from. */
export interface Wording {
  readonly language: Language;
  readonly variant: VariantName;
  readonly text: string;
}

/** Every wording of a template, language by language. */
export function wordingsOf(template: TemplateContent): Wording[] {
  return languages.flatMap((language) => {
    const written = template.languages[language];
    return variantNames.flatMap((variant) => {
      const text = written?.[variant];
      return text === undefined ? [] : [{ language, variant, text }];
    });
  });
}
