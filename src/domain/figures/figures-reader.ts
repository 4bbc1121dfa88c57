import type { AccountId, StoryId, TeamId } from '../ids.ts';
import type { LocalDay } from '../local-day.ts';
import type { Story } from '../story/story.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { CostFacts } from './cost-facts.ts';
import type { LeadFacts } from './lead-facts.ts';
import type { Span } from './period.ts';
import type { TouchFacts } from './touch-facts.ts';

/** Whose figures they are. */
export interface Whose {
  readonly team: TeamId;
  readonly accounts: readonly AccountId[];
}

/**
 * What figures are made of. Each call reads the rows of its span, by an index, and what hangs from each of them: its
 * cost does not grow with the history before.
 *
 * `asOf` bounds how far ahead a reply, a reading or a sale is looked for, and says which segment a lead was in by then.
 */
export interface FiguresReader {
  /** Leads opened in the span, in that order; not the duplicates of others. */
  leads(whose: Whose, span: Span, asOf: Date): Promise<readonly LeadFacts[]>;
  /** Messages of ours that went out in the span, in that order. */
  touches(whose: Whose, span: Span, asOf: Date): Promise<readonly TouchFacts[]>;
  /** What happened in the span, in that order; nothing that was taken back. */
  conversions(whose: Whose, span: Span, asOf: Date): Promise<readonly ConversionFacts[]>;
  /** Costs of which some lie within these days, both included. */
  costs(whose: Whose, from: LocalDay, to: LocalDay): Promise<readonly CostFacts[]>;
  /** Stories that were live in the span, and others that are asked for by name. */
  stories(whose: Whose, span: Span, named: readonly StoryId[]): Promise<readonly Story[]>;
  /** When the first lead of these accounts opened: what lies before is no day without leads, but none at all. */
  since(whose: Whose): Promise<Date | undefined>;
}
