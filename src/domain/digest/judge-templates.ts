import type { TemplateFigures } from '../figures/figures.ts';
import { intervalOf, isEnough, shareOf } from '../figures/rate.ts';

/** How templates compare by how often people reply to them. */
export interface TemplateStanding {
  /** The first of those sent often enough to say. */
  readonly best: TemplateFigures | undefined;
  /** Surely worse than the best: their intervals do not even touch. */
  readonly losing: TemplateFigures | undefined;
  /** How many wordings were sent, and too rarely to say anything about. */
  readonly tooFew: number;
  /** All that were sent in the days they are judged by. */
  readonly wordings: readonly TemplateFigures[];
}

export function judgeTemplates(templates: readonly TemplateFigures[]): TemplateStanding {
  const enough = templates
    .filter(({ touches }) => isEnough(touches.replied))
    .toSorted((a, b) => (shareOf(b.touches.replied) ?? 0) - (shareOf(a.touches.replied) ?? 0));
  const best = enough[0];
  const last = enough.at(-1);
  const isWorse =
    best !== undefined &&
    last !== undefined &&
    (intervalOf(last.touches.replied)?.high ?? 1) < (intervalOf(best.touches.replied)?.low ?? 0);
  const sent = templates.filter(({ touches }) => touches.sent > 0);
  return { best, losing: isWorse ? last : undefined, tooFew: sent.length - enough.length, wordings: sent };
}

/** What to do about a wording, from its own two weeks. */
export type TemplateAdvice = 'keep' | 'rewrite' | 'drop' | 'not-enough';

/**
 * Surely worse than the best: rewrite it; and drop it where not even its best case reaches half of the best one's worst.
 */
export function adviseOn(template: TemplateFigures, { best }: TemplateStanding): TemplateAdvice {
  const own = intervalOf(template.touches.replied);
  const other = best && intervalOf(best.touches.replied);
  if (!own || !other || !isEnough(template.touches.replied)) return 'not-enough';
  if (own.high < other.low / 2) return 'drop';
  return own.high < other.low ? 'rewrite' : 'keep';
}
