import type { GraphCall } from './graph-call.ts';
import { GraphError, refusal } from './graph-error.ts';
import type { Media, StoryView } from './instagram-world.ts';
import type { Body } from './payloads.ts';

const metrics = [
  'reach',
  'views',
  'replies',
  'navigation',
  'shares',
  'total_interactions',
  'reposts',
  'follows',
  'profile_visits',
  'profile_activity',
] as const;
type Metric = (typeof metrics)[number];

/** The breakdown each metric allows; such a metric with breakdown is asked alone. */
const breakdowns: Partial<Record<Metric, string>> = {
  navigation: 'story_navigation_action_type',
  profile_activity: 'action_type',
};

/** Fewer accounts than this and Instagram shows no figures. */
const fewestViewers = 5;

/**
 * `GET /{story}/insights?metric=…`, while the story is live. One unknown metric fails the
 * whole call. Source: Instagram media insights reference (2026-09-11).
 */
export function readInsights({ stage, account, path, url }: GraphCall): Body {
  const id = path[0] ?? '';
  const story = stage.world.media.get(id);
  if (story?.account !== account || story.product !== 'STORY' || !stage.world.isLive(story)) {
    throw refusal.objectMissing(id, 'GET');
  }
  const asked = (url.searchParams.get('metric') ?? '').split(',').map((name) => name.trim());
  const breakdown = url.searchParams.get('breakdown');
  const wanted = asked.map(requireMetric);
  if (breakdown !== null && wanted.some((metric) => breakdowns[metric] !== breakdown)) {
    throw refusal.invalidParameter(`Incompatible breakdowns (${breakdown}) with the requested metrics`);
  }
  if (reachOf(story) < fewestViewers) throw refusal.fewViewers();
  return { data: wanted.map((metric) => insight(story, metric, breakdown)) };
}

function requireMetric(name: string): Metric {
  const metric = metrics.find((each) => each === name);
  if (metric !== undefined) return metric;
  const message = `(#100) metric[0] must be one of the following values: ${metrics.join(', ')}`;
  throw new GraphError(100, message, name.startsWith('facebook_') ? { subcode: 2207086 } : {});
}

function insight(story: Media, metric: Metric, breakdown: string | null): Body {
  const value = countOf(story, metric);
  return {
    name: metric,
    period: 'lifetime',
    values: [{ value }],
    title: metric.replaceAll('_', ' '),
    description: `The story's ${metric.replaceAll('_', ' ')}.`,
    total_value:
      breakdown === null
        ? undefined
        : { value, breakdowns: [{ dimension_keys: [breakdown], results: breakdownOf(story, metric) }] },
    id: `${story.id}/insights/${metric}/lifetime`,
  };
}

function countOf(story: Media, metric: Metric): number {
  switch (metric) {
    case 'reach':
      return reachOf(story);
    case 'views':
    case 'navigation':
      return story.views.length;
    case 'replies':
      return story.account.region === 'elsewhere' ? story.replies : 0;
    case 'shares':
      return story.shares;
    case 'total_interactions':
      return story.shares + countOf(story, 'replies');
    case 'follows':
      return story.follows;
    case 'profile_visits':
      return story.profileVisits;
    case 'profile_activity':
    case 'reposts':
      return 0;
  }
}

function breakdownOf(story: Media, metric: Metric) {
  if (metric !== 'navigation') return [];
  const actions: StoryView['next'][] = ['tap_forward', 'tap_back', 'tap_exit', 'swipe_forward'];
  return actions.map((action) => ({
    dimension_values: [action],
    value: story.views.filter(({ next }) => next === action).length,
  }));
}

const reachOf = (story: Media) => new Set(story.views.map(({ person }) => person)).size;
