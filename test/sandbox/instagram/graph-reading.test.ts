import { describe, expect, test } from 'vitest';
import type { LocalInstagram } from '../../../src/sandbox/instagram/local-instagram.ts';
import errors from '../../fixtures/instagram/api-errors.json' with { type: 'json' };
import messageSample from '../../fixtures/instagram/api-message-with-story.json' with { type: 'json' };
import profileSample from '../../fixtures/instagram/api-profile.json' with { type: 'json' };
import storiesSample from '../../fixtures/instagram/api-stories-list.json' with { type: 'json' };
import navigationSample from '../../fixtures/instagram/api-story-insights-navigation.json' with { type: 'json' };
import { errorOf, localSetup, pageShop, shop } from './local-setup.ts';

const hour = 3_600_000;

const sampleError = (name: keyof typeof errors) => {
  const { fbtrace_id: _, ...error } = errors[name].error;
  return error;
};

function watch(instagram: LocalInstagram, storyId: string, names: string[]) {
  for (const name of names) instagram.viewer(name).viewStory(storyId);
}

describe('GET /stories', () => {
  const fields = 'id,media_type,media_product_type,timestamp,permalink,media_url,thumbnail_url';

  test('lists live stories with the keys of Meta’s sample, newest first', async () => {
    const { instagram, graph, clock } = await localSetup();
    instagram.postStory({ mediaType: 'VIDEO' });
    await clock.advance(hour);
    const { storyId } = instagram.postStory({ mediaType: 'IMAGE' });

    const { body } = await graph('GET', `/${shop.id}/stories?fields=${fields}`);

    const [newest, oldest] = body.data as Record<string, string>[];
    const [sampleVideo, sampleImage] = storiesSample.data;
    expect(newest).toMatchObject({ id: storyId, timestamp: '2026-11-20T10:00:00+0000', media_type: 'IMAGE' });
    expect(Object.keys(newest ?? {}).sort()).toEqual(Object.keys(sampleImage ?? {}).sort());
    expect(Object.keys(oldest ?? {}).sort()).toEqual(Object.keys(sampleVideo ?? {}).sort());
  });

  test('forgets a story after 24 hours, or when it is deleted', async () => {
    const { instagram, graph, clock } = await localSetup();
    instagram.postStory();
    await clock.advance(24 * hour);
    const deleted = instagram.postStory();
    instagram.deleteStory(deleted.storyId);
    const kept = instagram.postStory();

    const { body } = await graph('GET', '/me/stories');

    expect(body.data).toEqual([{ id: kept.storyId }]);
  });

  test('pages with cursors until nothing is left', async () => {
    const { instagram, graph } = await localSetup();
    const posted = [1, 2, 3].map(() => instagram.postStory().storyId);

    const first = await graph('GET', '/me/stories?limit=2');
    const { next } = first.body.paging as { next: string };
    const second = (await (await fetch(`${next}&access_token=${shop.accessToken}`)).json()) as Record<string, unknown>;

    expect([first.body.data, second.data]).toEqual([[{ id: posted[2] }, { id: posted[1] }], [{ id: posted[0] }]]);
    expect(second.paging).not.toHaveProperty('next');
  });

  test('has captions on Facebook Login only, and refuses fields that do not exist', async () => {
    const { instagram, graph } = await localSetup({ accounts: [shop, pageShop] });
    instagram.postStory({ caption: 'Lune bowls' });
    instagram.postStory({ caption: 'Lune bowls' }, pageShop.id);

    const here = await graph('GET', '/me/stories?fields=caption');
    const onPage = await graph('GET', `/${pageShop.id}/stories?fields=caption`, { token: pageShop.accessToken });
    const viewers = await graph('GET', '/me/stories?fields=viewers');

    expect(here.body.data).not.toMatchObject([{ caption: expect.anything() }]);
    expect(onPage.body.data).toMatchObject([{ caption: 'Lune bowls' }]);
    expect(errorOf(viewers)).toMatchObject({
      code: 100,
      message: expect.stringContaining('nonexisting field (viewers)'),
    });
  });
});

describe('GET /{story}/insights', () => {
  const five = ['ann', 'ben', 'cat', 'dan', 'eve'];

  test('counts views and people, with the breakdown in Meta’s shape', async () => {
    const { instagram, graph } = await localSetup();
    const { storyId } = instagram.postStory();
    watch(instagram, storyId, [...five, 'ann']);
    instagram.viewer('ben').replyToStory(storyId, 'price?');

    const totals = await graph('GET', `/${storyId}/insights?metric=reach,views,replies`);
    const navigation = await graph(
      'GET',
      `/${storyId}/insights?metric=navigation&breakdown=story_navigation_action_type`,
    );

    const values = (totals.body.data as { name: string; values: unknown }[]).map(({ name, values }) => ({
      name,
      values,
    }));
    expect(values).toEqual([
      { name: 'reach', values: [{ value: 5 }] },
      { name: 'views', values: [{ value: 6 }] },
      { name: 'replies', values: [{ value: 1 }] },
    ]);
    const [breakdown] = navigation.body.data as [typeof navigationSample];
    expect(Object.keys(breakdown).sort()).toEqual(Object.keys(navigationSample).sort());
    expect(breakdown.total_value.breakdowns[0]?.results[0]).toEqual({ dimension_values: ['tap_forward'], value: 6 });
  });

  test('counts no replies for accounts in Europe', async () => {
    const { instagram, graph } = await localSetup({ accounts: [{ ...shop, region: 'europe' }] });
    const { storyId } = instagram.postStory();
    watch(instagram, storyId, five);
    instagram.viewer('ann').replyToStory(storyId, 'price?');

    const { body } = await graph('GET', `/${storyId}/insights?metric=replies`);

    expect(body.data).toMatchObject([{ values: [{ value: 0 }] }]);
  });

  test('says so when fewer than five people watched', async () => {
    const { instagram, graph } = await localSetup();
    const { storyId } = instagram.postStory();
    watch(instagram, storyId, ['ann', 'ben', 'ann']);

    expect(errorOf(await graph('GET', `/${storyId}/insights?metric=reach`))).toEqual(sampleError('few_viewers'));
  });

  test('fails as a whole for one metric that is gone', async () => {
    const { instagram, graph } = await localSetup();
    const { storyId } = instagram.postStory();
    watch(instagram, storyId, five);

    expect(errorOf(await graph('GET', `/${storyId}/insights?metric=reach,impressions`))).toMatchObject({ code: 100 });
  });

  test('ends with the story', async () => {
    const { instagram, graph, clock } = await localSetup();
    const { storyId } = instagram.postStory();
    watch(instagram, storyId, five);
    await clock.advance(24 * hour);

    expect(errorOf(await graph('GET', `/${storyId}/insights?metric=reach`))).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
  });
});

describe('GET /me', () => {
  test('gives the webhook id as user_id, and another one as id', async () => {
    const { graph } = await localSetup();

    const { body } = await graph('GET', '/me?fields=user_id,username');

    expect(body).toMatchObject({ user_id: shop.id, username: shop.username });
    expect(body.id).not.toBe(shop.id);
  });

  test('is the Page on Facebook Login', async () => {
    const { graph } = await localSetup({ accounts: [pageShop] });

    const { body } = await graph('GET', '/me?fields=instagram_business_account', { token: pageShop.accessToken });

    expect(body).toEqual({ id: pageShop.pageId, instagram_business_account: { id: pageShop.id } });
  });
});

describe('GET /{IGSID}', () => {
  const fields = Object.keys(profileSample).join(',');

  test('shows who wrote', async () => {
    const { instagram, graph } = await localSetup();
    const viewer = instagram.viewer('noa', { displayName: '\u200fנועה 🌊', followerCount: 52, followsAccount: true });
    viewer.sendDm('hi');

    const { body } = await graph('GET', `/${viewer.igsid}?fields=${fields}`);

    expect(body).toMatchObject({
      name: '\u200fנועה 🌊',
      username: 'noa',
      follower_count: 52,
      is_user_follow_business: true,
    });
    expect(Object.keys(body).sort()).toEqual([...Object.keys(profileSample), 'id'].sort());
  });

  test('asks for consent of a person who only commented', async () => {
    const { instagram, graph } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');
    viewer.comment(instagram.postMedia('FEED').mediaId, 'price?');

    expect(errorOf(await graph('GET', `/${viewer.igsid}?fields=name`))).toEqual(sampleError('profile_no_consent'));
    viewer.tapIceBreaker('Prices?', 'ICE_PRICES');
    expect((await graph('GET', `/${viewer.igsid}?fields=name`)).status).toBe(200);
  });

  test('finds nobody once the person blocked the account or left', async () => {
    const { instagram, graph } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');
    viewer.sendDm('hi');
    viewer.block();

    expect(errorOf(await graph('GET', `/${viewer.igsid}?fields=name`))).toEqual(sampleError('profile_no_user'));
  });
});

describe('reading conversations', () => {
  test('gives a mention its story id, under link instead of url', async () => {
    const { instagram, graph } = await localSetup();
    const { mid } = instagram.viewer('jane.doe_').mentionInStory();

    const { body } = await graph('GET', `/${mid}?fields=id,created_time,from,to,message,story`);

    expect(body).toMatchObject({
      created_time: '2026-11-20T09:00:00+0000',
      from: { username: 'jane.doe_' },
      story: { mention: { link: expect.any(String), id: expect.stringMatching(/^18\d+$/) } },
    });
  });

  test('shows a story reply with the keys of Meta’s sample', async () => {
    const { instagram, graph } = await localSetup();
    const { storyId } = instagram.postStory();
    const { mid } = instagram.viewer('jane.doe_').replyToStory(storyId, 'sizes?');

    const { body } = await graph('GET', `/${mid}?fields=id,created_time,from,message,story`);

    expect(Object.keys(body).sort()).toEqual(Object.keys(messageSample).sort());
    expect(body.story).toMatchObject({ reply_to: { id: storyId } });
  });

  test('reaches back twenty messages, no further', async () => {
    const { instagram, graph } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');
    const mids = Array.from({ length: 21 }, (_, index) => viewer.sendDm(`message ${index}`).mid);

    const list = await graph('GET', `/me/conversations?platform=instagram&user_id=${viewer.igsid}&fields=messages{id}`);

    const [thread] = list.body.data as { messages: { data: { id: string }[] } }[];
    expect(thread?.messages.data.map(({ id }) => id)).toEqual(mids.slice(1).reverse());
    expect(errorOf(await graph('GET', `/${mids[0]}`))).toMatchObject({ error_subcode: 33 });
    expect((await graph('GET', `/${mids[1]}`)).status).toBe(200);
  });

  test('knows the message that no webhook told of', async () => {
    const { instagram, graph, receiver } = await localSetup();
    const { mid } = instagram.viewer('jane.doe_').sendDm('Hello?', { told: 'never' });
    await instagram.settled();

    expect(receiver.posts).toEqual([]);
    expect((await graph('GET', `/${mid}?fields=message`)).body).toEqual({ id: mid, message: 'Hello?' });
  });

  test('allows two calls a second', async () => {
    const { graph, clock } = await localSetup();
    const list = () => graph('GET', '/me/conversations?platform=instagram');

    expect([(await list()).status, (await list()).status]).toEqual([200, 200]);
    expect(errorOf(await list())).toMatchObject({ code: 613, is_transient: true });
    await clock.advance(1000);
    expect((await list()).status).toBe(200);
  });
});

describe('paths', () => {
  test('that do not exist are 2500, objects that do not are 100/33', async () => {
    const { graph } = await localSetup();

    expect(errorOf(await graph('GET', '/me/viewers'))).toMatchObject({ code: 2500 });
    expect(errorOf(await graph('GET', '/17999999999999999'))).toMatchObject({
      code: 100,
      error_subcode: 33,
      type: 'GraphMethodException',
    });
    expect(errorOf(await graph('GET', `/${pageShop.id}/stories`))).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
