/** What Instagram counts about a story: totals only, never who. */
export const insightMetrics = [
  'reach',
  'views',
  'replies',
  'shares',
  'follows',
  'profileVisits',
  'totalInteractions',
  'tapsForward',
  'tapsBack',
  'exits',
  'swipesForward',
] as const;
export type InsightMetric = (typeof insightMetrics)[number];

/** Why a figure is unknown. Unknown is never 0. */
export type MissingReason =
  /** Fewer than five accounts have seen the story: Instagram then shows no figure at all. */
  | 'too-few-viewers'
  /** Instagram answered and left the figure out. It may lag by up to two days, or a permission may be missing. */
  | 'not-reported'
  /** Instagram counts no replies in Europe and Japan, and says 0. */
  | 'region'
  /** The app may not read insights of the account, which is a normal way to run it. */
  | 'not-permitted'
  /** Below five, said as -1 when the story ends. */
  | 'floor'
  /** Instagram does not know this figure for this story, or no longer. */
  | 'not-offered';

export type Insight = { readonly value: number } | { readonly missing: MissingReason };

/** What one answer of Instagram's says; metrics that it was not about are absent. */
export type InsightMetrics = Readonly<Partial<Record<InsightMetric, Insight>>>;

/** What Instagram said about a story at one time: asked for, or told by itself when the story ended. */
export interface InsightSample {
  readonly at: Date;
  readonly source: 'api' | 'webhook';
  readonly metrics: InsightMetrics;
}

/** A figure and the sample it comes from. */
export type DatedInsight = Insight & { readonly at: Date };
export type LatestInsights = Readonly<Partial<Record<InsightMetric, DatedInsight>>>;

/**
 * What a count of Instagram's tells; undefined where it says none.
 *
 * Its 0 for replies is believed nowhere: stories of Europe and Japan always have it, and replies by people there are
 * left out elsewhere.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights
 */
export function insightOf(metric: InsightMetric, count: number | undefined): Insight {
  if (count === undefined) return { missing: 'not-reported' };
  if (count < 0) return { missing: 'floor' };
  return metric === 'replies' && count === 0 ? { missing: 'region' } : { value: count };
}

/** All of `metrics` unknown for one reason. */
export const allMissing = (metrics: readonly InsightMetric[], missing: MissingReason): InsightMetrics =>
  Object.fromEntries(metrics.map((metric) => [metric, { missing }]));

/**
 * The last known value of each metric, whatever was said later about why there is none; where none was ever known, the
 * last reason. The order of `samples` does not matter.
 */
export function latestInsights(samples: readonly InsightSample[]): LatestInsights {
  const latest: Partial<Record<InsightMetric, DatedInsight>> = {};
  for (const { at, metrics } of samples.toSorted(byTime)) {
    for (const metric of insightMetrics) {
      const figure = metrics[metric];
      const before = latest[metric];
      if (figure && ('value' in figure || !before || 'missing' in before)) latest[metric] = { ...figure, at };
    }
  }
  return latest;
}

const byTime = (a: InsightSample, b: InsightSample) =>
  a.at.getTime() - b.at.getTime() || a.source.localeCompare(b.source);

export interface ReplyCount {
  readonly count: number;
  /** By whom they were counted: Instagram, or we ourselves as they came in. */
  readonly by: 'instagram' | 'desk';
}

/** How many replies a story got. Instagram leaves some out, so our own count stands where it knows more. */
export function repliesTo({ replies }: LatestInsights, received: number): ReplyCount {
  return replies && 'value' in replies && replies.value >= received
    ? { count: replies.value, by: 'instagram' }
    : { count: received, by: 'desk' };
}
