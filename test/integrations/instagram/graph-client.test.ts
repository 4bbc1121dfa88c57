import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { accountId, messageId } from '../../../src/domain/ids.ts';
import { type GraphClientSettings, graphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { GraphError } from '../../../src/integrations/instagram/graph-error.ts';
import { appSecretProof } from '../../../src/integrations/instagram/signature.ts';
import { fixture } from './deliveries.ts';
import { graphStandIn, json } from './graph-stand-in.ts';

const token = 'IGAAtesttokenThatNobodyMaySee+/=1234567890';
const appSecret = 'app-secret-that-nobody-may-see';
const now = new Date('2026-11-20T10:00:00Z');
const instagram = { id: accountId('17841405822304914'), login: 'instagram', pageId: undefined } as const;
const facebook = { id: accountId('17841405822304914'), login: 'facebook', pageId: '104500000000001' } as const;

const clientOf = (root: string, settings: Partial<GraphClientSettings> = {}) =>
  graphClient({ root, fetch, clock: { now: () => now }, timeoutMs: 20_000, ...settings });

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${inspect(value)}`);
    },
    (error: unknown) => error,
  );
}

describe('listing the live stories', () => {
  const [video, image] = (fixture('api-stories-list') as { data: object[] }).data;

  test('tells them in our words', async () => {
    await using meta = await graphStandIn(json(fixture('api-stories-list'), { 'X-App-Usage': '{"call_count":12}' }));
    const { stories, unreadable, usage } = await clientOf(meta.root).readStories(instagram, token);
    expect(stories).toEqual([
      {
        id: '17861937508009798',
        kind: 'video',
        postedAt: new Date('2026-11-20T09:15:01Z'),
        expiresAt: new Date('2026-11-21T09:15:01Z'),
        permalink: 'https://www.instagram.com/stories/our_shop/3600000000000000001',
        caption: undefined,
        thumbnailUrl: 'https://scontent.cdninstagram.com/t/REDACTED',
      },
      {
        id: '17862253585030136',
        kind: 'image',
        postedAt: new Date('2026-11-20T10:00:00Z'),
        expiresAt: new Date('2026-11-21T10:00:00Z'),
        permalink: 'https://www.instagram.com/stories/our_shop/3600000000000000002',
        caption: undefined,
        thumbnailUrl: 'https://scontent.cdninstagram.com/v/REDACTED',
      },
    ]);
    expect({ unreadable, usage }).toEqual({ unreadable: 0, usage: { percent: 12, regainMinutes: 0 } });
  });

  test('asks as the Instagram login does: token in the header, no field that only Facebook documents', async () => {
    await using meta = await graphStandIn(json({ data: [] }));
    await clientOf(meta.root, { appSecret }).readStories(instagram, token);
    expect(meta.received).toEqual([
      {
        method: 'GET',
        path: '/v26.0/17841405822304914/stories',
        params: { fields: 'id,media_type,timestamp,permalink,media_url,thumbnail_url' },
        authorization: `Bearer ${token}`,
      },
    ]);
  });

  test('asks as the Facebook login does: token and proof as parameters', async () => {
    await using meta = await graphStandIn(json({ data: [{ ...image, caption: 'New in' }] }));
    const { stories } = await clientOf(meta.root, { appSecret }).readStories(facebook, token);
    expect(stories).toMatchObject([{ caption: 'New in' }]);
    expect(meta.received).toEqual([
      {
        method: 'GET',
        path: '/v26.0/17841405822304914/stories',
        params: {
          fields: 'id,media_type,timestamp,permalink,media_url,thumbnail_url,caption',
          access_token: token,
          appsecret_proof: appSecretProof(token, appSecret),
        },
        authorization: undefined,
      },
    ]);
  });

  test.each(['', '/', '//'])('takes the root with %j at its end, and another version', async (slash) => {
    await using meta = await graphStandIn(json({ data: [] }));
    await clientOf(`${meta.root}/proxy${slash}`, { version: 'v27.0' }).readStories(instagram, token);
    expect(meta.received[0]?.path).toBe('/proxy/v27.0/17841405822304914/stories');
  });

  test('turns the pages by their cursor, never by the address that Meta gives', async () => {
    const next = `https://graph.instagram.com/v26.0/1/stories?access_token=${token}&after=B`;
    await using meta = await graphStandIn(
      json({ data: [video], paging: { cursors: { after: 'A' }, next: 'https://elsewhere.example/' } }),
      json({ data: [image, video], paging: { next } }),
      json({ data: [], paging: { cursors: { after: 'B' }, next } }),
    );
    const { stories } = await clientOf(meta.root).readStories(instagram, token);
    expect(stories.map(({ id }) => id)).toEqual(['17861937508009798', '17862253585030136']);
    expect(meta.received.map(({ params }) => params.after)).toEqual([undefined, 'A', 'B']);
  });

  test('stops where there is a cursor and no next page', async () => {
    await using meta = await graphStandIn(json({ data: [image], paging: { cursors: { after: 'A', before: 'B' } } }));
    await clientOf(meta.root).readStories(instagram, token);
    expect(meta.received).toHaveLength(1);
  });

  test('gives up on pages without end', async () => {
    const pages = Array.from({ length: 30 }, (_none, page) =>
      json({ data: [], paging: { cursors: { after: `${page}` }, next: 'x' } }),
    );
    await using meta = await graphStandIn(...pages);
    await clientOf(meta.root).readStories(instagram, token);
    expect(meta.received).toHaveLength(20);
  });

  test('keeps the digits of unquoted ids, and counts what cannot be read', async () => {
    const data = '[{"id":17841400538867191,"timestamp":"2026-11-20T09:15:01+0000"},{"id":"1"},{"timestamp":0},null]';
    await using meta = await graphStandIn(json(`{"data":${data}}`));
    const { stories, unreadable } = await clientOf(meta.root).readStories(instagram, token);
    expect(stories).toMatchObject([
      { id: '17841400538867191', kind: 'unknown', permalink: undefined, thumbnailUrl: undefined },
    ]);
    expect(unreadable).toBe(3);
  });

  test('shows no picture for a video without one: its media is a film', async () => {
    await using meta = await graphStandIn(json({ data: [{ ...video, thumbnail_url: undefined }] }));
    const { stories } = await clientOf(meta.root).readStories(instagram, token);
    expect(stories).toMatchObject([{ kind: 'video', thumbnailUrl: undefined }]);
  });
});

describe('reading a profile', () => {
  test('tells who somebody is', async () => {
    await using meta = await graphStandIn(json(fixture('api-profile')));
    const result = await clientOf(meta.root).readProfile(instagram, token, '1254477777772919');
    expect(result).toEqual({
      ok: true,
      value: { userName: 'peter_chang_live', displayName: 'Peter Chang', followers: 1234, followsUs: false },
    });
    expect(meta.received[0]).toMatchObject({
      path: '/v26.0/1254477777772919',
      params: { fields: 'name,username,follower_count,is_user_follow_business' },
    });
  });

  test('takes what little there is, made storable', async () => {
    await using meta = await graphStandIn(json('{"id":"1","name":"A\\u0000 \\ud83e","follower_count":null}'));
    const result = await clientOf(meta.root).readProfile(instagram, token, '1');
    expect(result).toMatchObject({
      ok: true,
      value: { userName: undefined, displayName: 'A \ufffd', followers: undefined },
    });
  });

  const errors = fixture('api-errors') as Record<string, object>;
  test.each([
    ['profile_no_consent', 'no-consent'],
    ['profile_no_user', 'not-found'],
    ['user_unavailable', 'not-found'],
    ['object_missing', 'not-found'],
  ])('%s is an answer, not a fault', async (sample, refusal) => {
    await using meta = await graphStandIn(json(errors[sample], {}, 400));
    expect(await clientOf(meta.root).readProfile(instagram, token, '1')).toEqual({ ok: false, refusal });
  });

  test.each([
    ['token_expired', 'token'],
    ['app_rate_limit', 'rate-limit'],
    ['no_advanced_access', 'permission'],
  ])('%s is a fault', async (sample, expected) => {
    await using meta = await graphStandIn(json(errors[sample], {}, 400));
    const error = await rejection(clientOf(meta.root).readProfile(instagram, token, '1'));
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ class: expected });
  });

  test('an id can never leave its place in the address', async () => {
    await using meta = await graphStandIn(json({}));
    await clientOf(meta.root).readProfile(instagram, token, '../me?x=1');
    expect(meta.received[0]?.path).toBe('/v26.0/..%2Fme%3Fx%3D1');
  });
});

describe('reading a message again', () => {
  const mid = messageId('aWdf/ZA=');

  test('tells the words, and the story that it answers', async () => {
    await using meta = await graphStandIn(json(fixture('api-message-with-story')));
    const result = await clientOf(meta.root).readMessage(facebook, token, mid);
    expect(result).toEqual({
      ok: true,
      value: {
        id: expect.stringMatching(/0007ZD$/),
        text: 'Which sizes do you have? 👍🏼',
        from: { igsid: '829441333', userName: 'jane.doe_' },
        createdAt: new Date('2021-06-15T22:08:01Z'),
        story: {
          relation: 'reply',
          id: '17877842348945457',
          link: 'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=17877842348945457&signature=REDACTED',
        },
      },
    });
    expect(meta.received[0]).toMatchObject({ path: '/v26.0/aWdf%2FZA%3D', params: { access_token: token } });
  });

  test('tells the story of a mention, which no webhook does', async () => {
    await using meta = await graphStandIn(
      json({ id: 'm1', message: '', story: { mention: { id: '17877842348945457' } } }),
    );
    expect(await clientOf(meta.root).readMessage(instagram, token, mid)).toMatchObject({
      ok: true,
      value: { text: undefined, from: {}, story: { relation: 'mention', id: '17877842348945457', link: undefined } },
    });
  });

  test('says when it is gone or too old', async () => {
    const { object_missing } = fixture('api-errors') as Record<string, object>;
    await using meta = await graphStandIn(json(object_missing, {}, 400));
    expect(await clientOf(meta.root).readMessage(instagram, token, mid)).toEqual({ ok: false, refusal: 'not-found' });
  });
});

describe('keeping an account connected', () => {
  test('renews a token', async () => {
    await using meta = await graphStandIn(
      json({ access_token: 'IGAAfresh', token_type: 'bearer', expires_in: 5183944 }),
    );
    expect(await clientOf(meta.root, { appSecret }).refreshToken(token)).toEqual({
      token: 'IGAAfresh',
      expiresAt: new Date('2027-01-19T09:59:04Z'),
    });
    expect(meta.received).toEqual([
      {
        method: 'GET',
        path: '/refresh_access_token',
        params: { grant_type: 'ig_refresh_token', access_token: token },
        authorization: undefined,
      },
    ]);
  });

  test.each([
    ['flat', '{"id":"99","user_id":17841400538867191,"username":"Our_Shop"}'],
    ['in a list, as documented', '{"data":[{"user_id":"17841400538867191","username":"our_shop"}]}'],
  ])('knows whose a token is: %s', async (_what, body) => {
    await using meta = await graphStandIn(json(body));
    expect(await clientOf(meta.root).readMe(token)).toEqual({ id: '17841400538867191', userName: 'our_shop' });
    expect(meta.received[0]).toMatchObject({ path: '/v26.0/me', params: { fields: 'user_id,username' } });
  });

  test('never takes the app-scoped id for the account', async () => {
    await using meta = await graphStandIn(json({ id: '99', username: 'our_shop' }));
    expect(await rejection(clientOf(meta.root).readMe(token))).toMatchObject({
      name: 'GraphNoAnswer',
      reason: 'unreadable',
    });
  });

  test('subscribes an account of the Instagram login to what we read', async () => {
    await using meta = await graphStandIn(json({ success: true }));
    await clientOf(meta.root).subscribe(instagram, token);
    expect(meta.received).toEqual([
      {
        method: 'POST',
        path: '/v26.0/17841405822304914/subscribed_apps',
        params: {
          subscribed_fields:
            'messages,message_edit,message_reactions,messaging_postbacks,messaging_referral,messaging_seen,standby,comments,live_comments',
        },
        authorization: `Bearer ${token}`,
      },
    ]);
  });

  test('subscribes the Page of the Facebook login', async () => {
    await using meta = await graphStandIn(json({ success: true }));
    await clientOf(meta.root).subscribe(facebook, token);
    expect(meta.received[0]).toMatchObject({
      path: '/v26.0/104500000000001/subscribed_apps',
      params: { subscribed_fields: 'feed', access_token: token },
    });
  });

  test('says what is missing where the Page is not known', async () => {
    const unknownPage = clientOf('http://127.0.0.1:9').subscribe({ ...facebook, pageId: undefined }, token);
    expect(await rejection(unknownPage)).toMatchObject({ message: expect.stringContaining('id of its Page') });
  });
});
