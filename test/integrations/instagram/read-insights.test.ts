import { describe, expect, test } from 'vitest';
import { accountId, storyId } from '../../../src/domain/ids.ts';
import { insightMetrics, type MissingReason } from '../../../src/domain/story/story-insights.ts';
import { graphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { fixture } from './deliveries.ts';
import { graphStandIn, json } from './graph-stand-in.ts';

const token = 'IGAAtoken';
const account = { id: accountId('17841405822304914'), login: 'instagram', pageId: undefined } as const;
const story = storyId('17734114904893593');
const read = ({ root }: { root: string }) =>
  graphClient({
    root,
    fetch,
    clock: { now: () => new Date('2026-11-20T10:00:00Z') },
    timeoutMs: 20_000,
  }).readInsights(account, token, story);

/** What Meta answers about `metrics`. */
const told = (metrics: Record<string, unknown>) =>
  json({ data: Object.entries(metrics).map(([name, value]) => ({ name, period: 'lifetime', values: [{ value }] })) });
const nothing = json({ data: [] });
const navigation = json({ data: [fixture('api-story-insights-navigation')] });
const everything = {
  reach: 120,
  views: 180,
  replies: 4,
  shares: 2,
  follows: 1,
  profile_visits: 6,
  total_interactions: 6,
};
const plain = 'reach,views,replies,shares,follows,profile_visits,total_interactions';

const errors = fixture('api-errors') as Record<string, object>;
const refusal = (code: number, message: string, subcode?: number) =>
  json({ error: { message, type: 'OAuthException', code, error_subcode: subcode } }, {}, 400);
const metricGone = refusal(100, '(#100) metric[6] must be one of the following values: reach, views');
const all = (missing: MissingReason, metrics: readonly string[] = insightMetrics) =>
  Object.fromEntries(metrics.map((metric) => [metric, { missing }]));
const moves = ['tapsForward', 'tapsBack', 'exits', 'swipesForward'];

describe('reading the figures of a story', () => {
  test('tells them in our words, in two calls: a breakdown must be asked alone', async () => {
    await using meta = await graphStandIn(told(everything), navigation);

    expect(await read(meta)).toEqual({
      ok: true,
      value: {
        reach: { value: 120 },
        views: { value: 180 },
        replies: { value: 4 },
        shares: { value: 2 },
        follows: { value: 1 },
        profileVisits: { value: 6 },
        totalInteractions: { value: 6 },
        tapsForward: { value: 28 },
        tapsBack: { value: 5 },
        exits: { value: 4 },
        swipesForward: { value: 3 },
      },
    });
    expect(meta.received).toMatchObject([
      { path: `/v26.0/${story}/insights`, params: { metric: plain }, authorization: `Bearer ${token}` },
      { params: { metric: 'navigation', breakdown: 'story_navigation_action_type' } },
    ]);
  });

  test('finds a value in either of two places, and the parts of a breakdown in any case', async () => {
    const results = [{ dimension_values: ['TAP_EXIT'], value: 9 }, { dimension_values: null }, null];
    const part = { name: 'navigation', total_value: { breakdowns: [{ results }] } };
    await using meta = await graphStandIn(
      json({ data: [{ name: 'reach', total_value: { value: 7 } }, { name: 'views', values: [] }, null, 'x'] }),
      json({ data: [part] }),
    );

    expect(await read(meta)).toMatchObject({
      value: { reach: { value: 7 }, views: { missing: 'not-reported' }, exits: { value: 9 } },
    });
  });

  test('takes an empty answer for none, never for 0', async () => {
    await using meta = await graphStandIn(nothing, nothing);

    expect(await read(meta)).toEqual({ ok: true, value: all('not-reported') });
  });

  test('does not believe that nobody replied', async () => {
    await using meta = await graphStandIn(told({ ...everything, replies: 0 }), navigation);

    expect(await read(meta)).toMatchObject({ value: { replies: { missing: 'region' }, reach: { value: 120 } } });
  });

  test('asks one by one when one metric is refused, so that it costs only itself', async () => {
    const { total_interactions: _, ...others } = everything;
    const alone = Object.entries(others).map(([name, value]) => told({ [name]: value }));
    await using meta = await graphStandIn(metricGone, ...alone, metricGone, navigation);

    expect(await read(meta)).toMatchObject({
      value: {
        reach: { value: 120 },
        profileVisits: { value: 6 },
        totalInteractions: { missing: 'not-offered' },
        exits: { value: 4 },
      },
    });
    expect(meta.received.map(({ params }) => params.metric)).toEqual([plain, ...plain.split(','), 'navigation']);
  });

  test('knows a metric that is refused by its code, whatever the words', async () => {
    const refused = refusal(100, '(#100) Incompatible breakdowns with the request');
    await using meta = await graphStandIn(told(everything), refused);

    expect(await read(meta)).toMatchObject({ value: { reach: { value: 120 }, ...all('not-offered', moves) } });
  });

  test('says of all of them that fewer than five people have watched', async () => {
    const few = json(errors.few_viewers, {}, 403);
    await using meta = await graphStandIn(few, few);

    expect(await read(meta)).toEqual({ ok: true, value: all('too-few-viewers') });
  });

  test.each([
    [10, '(#10) Application does not have permission for this action'],
    [200, '(#200) Requires instagram_manage_insights permission'],
  ])('says of all of them that we may not see them: %i', async (code, message) => {
    await using meta = await graphStandIn(refusal(code, message), refusal(code, message));

    expect(await read(meta)).toEqual({ ok: true, value: all('not-permitted') });
  });

  test('says when the story is gone', async () => {
    await using meta = await graphStandIn(json(errors.object_missing, {}, 400));

    expect(await read(meta)).toEqual({ ok: false, refusal: 'not-found' });
  });

  test.each([
    ['token_expired', 'token'],
    ['app_rate_limit', 'rate-limit'],
  ])('%s is a fault, also in the middle', async (sample, expected) => {
    await using meta = await graphStandIn(metricGone, told({ reach: 120 }), json(errors[sample], {}, 400));

    await expect(read(meta)).rejects.toMatchObject({ name: 'GraphError', class: expected });
  });
});
