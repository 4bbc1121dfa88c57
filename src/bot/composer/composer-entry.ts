import type { TemplateKey } from '../../domain/ids.ts';
import type { Language } from '../../domain/team/account.ts';
import type { Route } from '../../domain/touch/route.ts';

/** Which wording an answer is written from; undefined: in one's own words. */
export interface ChosenWording {
  readonly template: TemplateKey;
  /** As it was when it was put into the box. */
  readonly version: number;
  readonly language: Language;
}

/** What somebody has chosen and typed in the composer so far. */
export interface ComposerEntry {
  readonly wording: ChosenWording | undefined;
  /** Undefined: the best one that is open. */
  readonly route: Route | undefined;
  /** What stands in the box; undefined: whatever the template puts there. */
  readonly written: string | undefined;
  /** Answers to free blanks, by label. */
  readonly answers: ReadonlyMap<string, string>;
}
