import { z } from 'zod';
import type { StoryId } from '../../../domain/ids.ts';
import { accept, type Result, refuse } from '../../../domain/result.ts';
import {
  allMissing,
  type InsightMetric,
  type InsightMetrics,
  insightOf,
  type MissingReason,
} from '../../../domain/story/story-insights.ts';
import { anything, count, lenient } from '../delivery/wire.ts';
import { GraphError } from '../graph-error.ts';
import { answerOf } from './answer.ts';
import type { Caller } from './caller.ts';
import type { GraphRequest } from './graph-request.ts';

/** Figures that are asked for by name, and what Instagram calls them. */
const plainNames = {
  reach: 'reach',
  views: 'views',
  replies: 'replies',
  shares: 'shares',
  follows: 'follows',
  profileVisits: 'profile_visits',
  totalInteractions: 'total_interactions',
} as const satisfies Partial<Record<InsightMetric, string>>;
type PlainMetric = keyof typeof plainNames;
const plainMetrics = Object.keys(plainNames) as PlainMetric[];

/** Figures that are parts of `navigation`. */
const navigationActions = {
  tapsForward: 'tap_forward',
  tapsBack: 'tap_back',
  exits: 'tap_exit',
  swipesForward: 'swipe_forward',
} as const satisfies Record<Exclude<InsightMetric, PlainMetric>, string>;
type NavigationMetric = keyof typeof navigationActions;
const navigationMetrics = Object.keys(navigationActions) as NavigationMetric[];

const figure = lenient(count);
const list = z.object({ data: z.array(anything) });
const insight = z.object({
  name: lenient(z.string()),
  values: lenient(z.array(lenient(z.object({ value: figure })))),
  total_value: lenient(
    z.object({
      value: figure,
      breakdowns: lenient(
        z.array(
          lenient(
            z.object({
              results: lenient(
                z.array(lenient(z.object({ dimension_values: lenient(z.array(z.string())), value: figure }))),
              ),
            }),
          ),
        ),
      ),
    }),
  ),
});
type Insight = z.output<typeof insight>;

/**
 * What Instagram counts about a story that is live; afterwards it says nothing any more, and there is no way back.
 *
 * One metric it does not know fails a whole call, so each is then asked alone. An empty answer is not 0. A story that is
 * gone is `not-found`; a missing permission is a reason for missing figures, not a fault.
 *
 * Source: https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights
 */
export async function readInsights(
  request: GraphRequest,
  account: Caller,
  token: string,
  story: StoryId,
): Promise<Result<InsightMetrics, 'not-found'>> {
  const path = `/${encodeURIComponent(story)}/insights`;
  const ask: Ask = async (params) => {
    const { body } = await request({ method: 'GET', path, params, login: account.login, token });
    return answerOf(list, body, `GET ${path}`).data.flatMap((one) => insight.safeParse(one).data ?? []);
  };
  try {
    const plain = await orMissing(plainMetrics, () => readPlain(ask));
    const navigation = await orMissing(navigationMetrics, () => readNavigation(ask));
    return accept({ ...plain, ...navigation });
  } catch (error) {
    if (error instanceof GraphError && error.class === 'not-found') return refuse('not-found');
    throw error;
  }
}

type Ask = (params: Readonly<Record<string, string>>) => Promise<readonly Insight[]>;

async function readPlain(ask: Ask): Promise<InsightMetrics> {
  try {
    return await askPlain(ask, plainMetrics);
  } catch (error) {
    if (!(error instanceof GraphError) || reasonOf(error) !== 'not-offered') throw error;
  }
  const alone: InsightMetrics[] = [];
  for (const metric of plainMetrics) alone.push(await orMissing([metric], () => askPlain(ask, [metric])));
  return Object.assign({}, ...alone);
}

async function askPlain(ask: Ask, metrics: readonly PlainMetric[]): Promise<InsightMetrics> {
  const told = await ask({ metric: metrics.map((metric) => plainNames[metric]).join(',') });
  return Object.fromEntries(
    metrics.map((metric) => {
      const one = told.find(({ name }) => name === plainNames[metric]);
      return [metric, insightOf(metric, one?.values?.[0]?.value ?? one?.total_value?.value)];
    }),
  );
}

/** A metric with a breakdown must be asked in a call of its own. */
async function readNavigation(ask: Ask): Promise<InsightMetrics> {
  const told = await ask({ metric: 'navigation', breakdown: 'story_navigation_action_type' });
  const results = told
    .flatMap(({ total_value }) => total_value?.breakdowns ?? [])
    .flatMap((breakdown) => breakdown?.results ?? []);
  return Object.fromEntries(
    navigationMetrics.map((metric) => {
      // Written in capitals in the documentation, in small letters in answers.
      const result = results.find((one) => one?.dimension_values?.[0]?.toLowerCase() === navigationActions[metric]);
      return [metric, insightOf(metric, result?.value)];
    }),
  );
}

/** What `work` answers, or why Instagram tells nothing of `metrics`; any other refusal is a fault. */
async function orMissing(metrics: readonly InsightMetric[], work: () => Promise<InsightMetrics>) {
  try {
    return await work();
  } catch (error) {
    const missing = error instanceof GraphError ? reasonOf(error) : undefined;
    if (missing === undefined) throw error;
    return allMissing(metrics, missing);
  }
}

function reasonOf({ class: meaning, code }: GraphError): MissingReason | undefined {
  if (meaning === 'permission') return 'not-permitted';
  // Every wrong parameter is a 100, and here metrics are all there is to be wrong.
  if (code === 100 && (meaning === 'metric' || meaning === 'bug')) return 'not-offered';
  return meaning === 'metric' ? 'too-few-viewers' : undefined;
}
