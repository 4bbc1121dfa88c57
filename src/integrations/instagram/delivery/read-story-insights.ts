import { z } from 'zod';
import { storyId } from '../../../domain/ids.ts';
import { type InsightMetric, type InsightMetrics, insightOf } from '../../../domain/story/story-insights.ts';
import type { ChangeContext } from './change-context.ts';
import { parseBody, type Reading, says } from './reading.ts';
import { count, lenient, metaId } from './wire.ts';

/** Webhooks still use the names that the API has given up. */
const names: ReadonlyMap<string, InsightMetric> = new Map([
  ['reach', 'reach'],
  ['impressions', 'views'],
  ['views', 'views'],
  ['replies', 'replies'],
  ['taps_forward', 'tapsForward'],
  ['taps_back', 'tapsBack'],
  ['exits', 'exits'],
]);

const insights = z.looseObject({ media_id: metaId });
const figure = lenient(count);

/**
 * Reads the value of `story_insights`, which comes once, as a story expires, with the Facebook login only. Counts below
 * five arrive as -1.
 *
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram
 */
export function readStoryInsights(value: unknown, { account, happenedAt }: ChangeContext): Reading {
  const parsed = parseBody(insights, value);
  if (!parsed.ok) return parsed;
  const said = [...names].filter(([name]) => parsed.value[name] !== undefined);
  const metrics: InsightMetrics = Object.fromEntries(
    said.map(([name, metric]) => [metric, insightOf(metric, figure.parse(parsed.value[name]))]),
  );
  return says({ type: 'story-insights', account, happenedAt, story: storyId(parsed.value.media_id), metrics });
}
