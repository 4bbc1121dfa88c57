import { describe, expect, test } from 'vitest';
import { change, delivery, entryOf, eventsOf, other, ours, readItems, receivedAt, viewer } from './deliveries.ts';

const value = {
  id: '17865799348089040',
  from: { id: viewer, username: 'jane.doe_' },
  text: 'still on sale?',
  media: { id: '18023345989012587', media_product_type: 'FEED' },
};
const { id: _id, ...withoutId } = value;
const commentedAt = new Date(1761172375000);

describe('reading a comment', () => {
  const [wrapped] = eventsOf(change('comments', value));

  test('is a signal that names the person by id and user name', () => {
    expect(wrapped).toEqual({
      type: 'signal',
      account: ours,
      happenedAt: commentedAt,
      key: 'comment:17865799348089040',
      kind: 'comment',
      person: { igsid: viewer, userName: 'jane.doe_' },
      message: 'comment:17865799348089040',
      text: 'still on sale?',
      about: { mediaId: '18023345989012587', mediaKind: 'FEED' },
    });
  });

  test.each([
    [
      'under comment_id, as documented for the Facebook login',
      change('comments', { ...withoutId, comment_id: value.id }),
    ],
    ['under both', change('comments', { ...value, comment_id: '1' })],
    ['flat, as documented for the Instagram login', delivery({ id: ours, time: 1761172375, field: 'comments', value })],
    ['with milliseconds', delivery({ id: ours, time: 1761172375000, changes: [{ field: 'comments', value }] })],
    ['on a live video', change('live_comments', value)],
  ])('says the same with its id %s', (_where, body) => {
    expect(eventsOf(body)).toEqual([wrapped]);
  });

  test('on a story names the story', () => {
    const media = { id: '18074819347285670', media_product_type: 'STORY' };
    expect(eventsOf(change('comments', { ...value, media }))).toMatchObject([{ story: '18074819347285670' }]);
  });

  test('on a boosted post, which fires for the ad and for the post, has one key', () => {
    const ad = {
      id: '1802',
      media_product_type: 'AD',
      ad_id: '120210000000000123',
      original_media_id: '18023345989012587',
    };
    const [onAd] = eventsOf(change('comments', { ...value, media: ad }));
    expect(onAd).toMatchObject({
      key: 'comment:17865799348089040',
      about: { adId: '120210000000000123', mediaKind: 'AD' },
    });
  });

  test('without text is a GIF, which nobody can read', () => {
    const { text: _text, ...gif } = value;
    expect(eventsOf(change('comments', gif))).toMatchObject([{ kind: 'comment', about: { unreadable: true } }]);
  });

  test.each([
    ['@Jane.Doe_', 'jane.doe_'],
    [' JANE ', 'jane'],
  ])('compares the user name %j in lower case, without @', (username, userName) => {
    const from = { id: viewer, username };
    expect(eventsOf(change('comments', { ...value, from }))).toMatchObject([{ person: { igsid: viewer, userName } }]);
  });

  test.each([42, '', 'x'.repeat(101), null])('leaves out the user name %j, which cannot be one', (username) => {
    const [event] = eventsOf(change('comments', { ...value, from: { id: viewer, username } }));
    expect(event).toMatchObject({ person: { igsid: viewer } });
    expect(event).not.toHaveProperty('person.userName');
  });

  test('by somebody with a user name only counts', () => {
    expect(eventsOf(change('comments', { ...value, from: { username: 'jane' } }))).toMatchObject([
      { person: { userName: 'jane' } },
    ]);
  });

  test.each([
    ['has our id', { id: ours, username: 'our_shop' }],
    ['is marked as ours', { id: viewer, username: 'our_shop', self_ig_scoped_id: '1234567890123456' }],
  ])('passes when its author %s', (_what, from) => {
    expect(eventsOf(change('comments', { ...value, from }))).toEqual([
      { type: 'passing', what: 'own-comment', account: ours, happenedAt: commentedAt },
    ]);
  });

  test('by another account of ours is a viewer’s', () => {
    const from = { id: other, username: 'our_other_shop' };
    expect(eventsOf(change('comments', { ...value, from }))).toMatchObject([
      { type: 'signal', person: { igsid: other } },
    ]);
  });

  test.each([
    ['has no id', withoutId],
    ['names nobody', { ...value, from: undefined }],
    ['names nobody, in an empty object', { ...value, from: {} }],
    ['is none', 'hi'],
  ])('is set aside when it %s', (_what, broken) => {
    expect(readItems(change('comments', broken))).toMatchObject([{ ok: false, reason: 'broken-entry' }]);
  });

  test('for an account that is not ours is set aside, with the entry it came in', () => {
    const entry = { id: '0', time: 1761172375, changes: [{ field: 'comments', value }] };
    expect(readItems(delivery(entry))).toEqual([
      { place: 'entry[0].changes[0]', ok: false, reason: 'unknown-account', detail: 'entry 0 is not ours', raw: entry },
    ]);
  });

  test('without a readable time has the time of receipt', () => {
    const body = delivery({ id: ours, changes: [{ field: 'comments', value }] });
    expect(eventsOf(body)).toMatchObject([{ happenedAt: receivedAt }]);
  });
});

describe('reading the other changes', () => {
  test('a mention in a comment names no person', () => {
    expect(eventsOf(change('mentions', { media_id: '179', comment_id: '178' }))).toEqual([
      {
        type: 'signal',
        account: ours,
        happenedAt: commentedAt,
        key: 'mention:178',
        kind: 'mention',
        person: {},
        message: 'comment:178',
        about: { mediaId: '179' },
      },
    ]);
  });

  test('a mention of nothing is set aside', () => {
    expect(readItems(change('mentions', {}))).toMatchObject([{ ok: false, reason: 'broken-entry' }]);
  });

  test('the figures of a story that ended are told in our words, and -1 is not a number', () => {
    const insights = {
      media_id: '18074',
      impressions: -1,
      reach: -1,
      taps_forward: '7',
      taps_back: 0,
      exits: null,
      replies: -1,
      navigation: 3,
    };
    expect(eventsOf(change('story_insights', insights))).toEqual([
      {
        type: 'story-insights',
        account: ours,
        happenedAt: commentedAt,
        story: '18074',
        metrics: {
          views: { missing: 'floor' },
          reach: { missing: 'floor' },
          tapsForward: { value: 7 },
          tapsBack: { value: 0 },
          exits: { missing: 'not-reported' },
          replies: { missing: 'floor' },
        },
      },
    ]);
  });

  test('figures of no story are set aside', () => {
    expect(readItems(change('story_insights', { reach: 17 }))).toMatchObject([{ ok: false, reason: 'broken-entry' }]);
  });

  test.each(['follow', 'share_to_story', 'constructor', '__proto__'])(
    'the undocumented field %s is kept as unknown',
    (field) => {
      expect(readItems(change(field, { id: '1' }))).toMatchObject([
        { ok: false, reason: 'unknown-kind', detail: `field: ${field}` },
      ]);
    },
  );

  test('a change without field is set aside', () => {
    expect(readItems(delivery(entryOf({ changes: [{ value }] })))).toMatchObject([
      { ok: false, reason: 'broken-entry' },
    ]);
  });
});
