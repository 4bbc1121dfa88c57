import type { StoryId } from '../../../src/domain/ids.ts';
import type { InsightStore } from '../../../src/domain/story/insight-store.ts';
import {
  type Insight,
  type InsightMetrics,
  type InsightSample,
  latestInsights,
} from '../../../src/domain/story/story-insights.ts';
import type { EngineTransaction } from './engine.ts';
import { byText, byTime } from './order.ts';
import { throughJson } from './statements.ts';
import { insights, keyOf } from './tables.ts';

export function modelInsightStore(tx: EngineTransaction): InsightStore {
  return {
    async add({ team, id: account }, story, { at, source, metrics: told }) {
      const metrics = throughJson(told);
      const key = keyOf(team, account, story, at.toISOString(), source);
      await tx.lock(insights, key);
      const before = tx.get(insights, key);
      if (before && compareMetrics(before.sample.metrics, metrics) >= 0) return false;
      await tx.put(insights, key, { team, account, story, sample: { at, source, metrics } });
      return true;
    },

    async ofStory(team, account, story) {
      return [...tx.rows(insights)]
        .filter((row) => row.team === team && row.account === account && row.story === story)
        .map(({ sample }) => sample)
        .toSorted((a, b) => byTime(a.at, b.at) || byText(a.source, b.source));
    },

    async latestOf(team, stories, asOf) {
      const samples = new Map<StoryId, readonly InsightSample[]>();
      for (const row of tx.rows(insights)) {
        const isAsked = stories.some(({ account, id }) => row.account === account && row.story === id);
        if (row.team !== team || !isAsked || (asOf && row.sample.at > asOf)) continue;
        samples.set(row.story, [...(samples.get(row.story) ?? []), row.sample]);
      }
      return new Map([...samples].map(([story, ofIt]) => [story, latestInsights(ofIt)]));
    },
  };
}

/**
 * The order of jsonb values, by which the same sample stays whichever came first: more metrics are greater; of as many,
 * the first difference decides, short names before long ones.
 * https://www.postgresql.org/docs/current/datatype-json.html#JSON-INDEXING
 */
function compareMetrics(one: InsightMetrics, other: InsightMetrics): number {
  const [ones, others] = [inOrder(one), inOrder(other)];
  if (ones.length !== others.length) return ones.length - others.length;
  for (const [index, [name, insight]] of ones.entries()) {
    const [otherName, otherInsight] = others[index] ?? [name, insight];
    const difference = byText(name, otherName) || compareInsights(insight, otherInsight);
    if (difference !== 0) return difference;
  }
  return 0;
}

const inOrder = (metrics: InsightMetrics): readonly [string, Insight][] =>
  Object.entries(metrics).toSorted(([a], [b]) => a.length - b.length || byText(a, b));

/** A value is greater than the lack of one, by its name. */
function compareInsights(one: Insight, other: Insight): number {
  if ('value' in one) return 'value' in other ? one.value - other.value : 1;
  return 'value' in other ? -1 : byText(one.missing, other.missing);
}
