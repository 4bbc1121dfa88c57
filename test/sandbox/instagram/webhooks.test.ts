import { describe, expect, test } from 'vitest';
import { hubSignature256 } from '../../../src/sandbox/instagram/meta-signing.ts';
import { retryGapMs } from '../../../src/sandbox/instagram/webhook-courier.ts';
import { localSetup, pageShop, shop } from './local-setup.ts';

const second = 1000;
const hour = 3_600_000;

describe('telling of what happens', () => {
  test('posts a signed story reply with times in milliseconds', async () => {
    const { instagram, receiver } = await localSetup();
    const { storyId } = instagram.postStory();
    const viewer = instagram.viewer('jane.doe_');

    const { mid } = viewer.replyToStory(storyId, 'C’est combien ? 🥰');
    await instagram.settled();

    const [post] = receiver.posts;
    expect(post?.headers['x-hub-signature-256']).toBe(hubSignature256(post?.body ?? '', 'test_app_secret'));
    expect(post?.body).toContain('C\\u2019est combien ? \\ud83e\\udd70');
    expect(receiver.items()).toEqual([
      {
        sender: { id: viewer.igsid },
        recipient: { id: shop.id },
        timestamp: Date.parse('2026-11-20T09:00:00Z'),
        message: {
          mid,
          text: 'C’est combien ? 🥰',
          reply_to: { story: { id: storyId, url: expect.stringContaining(storyId) } },
        },
      },
    ]);
  });

  test('says nothing of views, follows and profile visits', async () => {
    const { instagram, receiver } = await localSetup();
    const { storyId } = instagram.postStory();
    const viewer = instagram.viewer('silent.sam');

    viewer.viewStory(storyId);
    viewer.follow(storyId);
    viewer.visitProfile(storyId);
    await instagram.settled();

    expect(receiver.posts).toEqual([]);
    expect(instagram.ledger.acts.map(({ kind }) => kind)).toEqual(['post_story', 'view', 'follow', 'profile_visit']);
  });

  test('gives a person another id for each account, beyond what a number holds', async () => {
    const { instagram } = await localSetup({ accounts: [shop, pageShop] });

    const here = instagram.viewer('jane.doe_', {}, shop.id).igsid;
    const there = instagram.viewer('jane.doe_', {}, pageShop.id).igsid;

    expect(here).not.toBe(there);
    expect(String(Number(here))).not.toBe(here);
  });

  test('brings the ref of an ig.me link with the first message of a new thread, and alone on an old one', async () => {
    const { instagram, receiver } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');

    viewer.openIgMeLink('bio');
    viewer.sendDm('Hello');
    await instagram.settled();
    viewer.openIgMeLink('card_7');
    await instagram.settled();

    expect(receiver.items()).toMatchObject([
      { message: { text: 'Hello', referral: { ref: 'bio' } } },
      { referral: { ref: 'card_7', type: 'OPEN_THREAD' } },
    ]);
  });

  test('marks the own comment, so that nobody answers it', async () => {
    const { instagram, receiver } = await localSetup();
    const { mediaId } = instagram.postMedia('FEED');

    instagram.commentAsOwner(mediaId, 'Thank you!');
    await instagram.settled();

    const value = JSON.parse(receiver.posts[0]?.body ?? '').entry[0].changes[0].value;
    expect(value.from).toMatchObject({ id: shop.id, self_ig_scoped_id: expect.any(String) });
  });

  test('tells the story’s figures as it expires, on Facebook Login', async () => {
    const { instagram, receiver, clock } = await localSetup({ accounts: [pageShop] });
    const { storyId } = instagram.postStory();
    for (const name of ['ann', 'ben', 'cat', 'dan', 'eve']) instagram.viewer(name).viewStory(storyId);
    instagram.viewer('ann').viewStory(storyId, 'tap_back');

    await clock.advance(24 * hour);
    await instagram.settled();

    const change = JSON.parse(receiver.posts[0]?.body ?? '').entry[0].changes[0];
    expect(change).toEqual({
      field: 'story_insights',
      value: { media_id: storyId, impressions: 6, reach: 5, taps_forward: 5, taps_back: -1, exits: 0, replies: 0 },
    });
  });

  test('stops when the app unsubscribes', async () => {
    const { instagram, receiver, graph } = await localSetup();

    await graph('DELETE', '/me/subscribed_apps');
    instagram.viewer('jane.doe_').sendDm('Hello?');
    await instagram.settled();

    expect(receiver.posts).toEqual([]);
  });
});

describe('repeating a delivery', () => {
  test('tries at once, then with growing gaps, until the receiver says 200', async () => {
    const { instagram, receiver, clock } = await localSetup();
    receiver.answerNext(500, 503, 401);

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();
    expect(instagram.ledger.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual([500, 503]);

    await clock.advance(15 * second);
    await instagram.settled();
    await clock.advance(30 * second);
    await instagram.settled();

    const [delivery] = instagram.ledger.deliveries;
    expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual([500, 503, 401, 200]);
    expect(delivery?.state).toBe('accepted');
    expect(new Set(receiver.posts.map(({ body }) => body)).size).toBe(1);
  });

  test('leaves gaps that grow to an hour', () => {
    expect([1, 2, 3, 4, 10, 20].map(retryGapMs)).toEqual([0, 15_000, 30_000, 60_000, 3_600_000, 3_600_000]);
  });

  test('gives up after 36 hours', async () => {
    const { instagram, receiver, clock } = await localSetup();
    receiver.answerNext(...Array.from({ length: 100 }, () => 500));

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();
    for (let hours = 0; hours < 37; hours += 1) {
      await clock.advance(hour);
      await instagram.settled();
    }

    const [delivery] = instagram.ledger.deliveries;
    const lastAt = delivery?.attempts.at(-1)?.at.getTime() ?? 0;
    expect(delivery?.state).toBe('dropped');
    expect(lastAt).toBeLessThanOrEqual(Date.parse('2026-11-21T21:00:00Z'));
  });
});

describe('webhook faults', () => {
  test('send the same bytes twice', async () => {
    const { instagram, receiver } = await localSetup();
    instagram.faults.add({ kind: 'duplicate' });

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();

    expect(receiver.posts).toHaveLength(2);
    expect(receiver.posts[0]?.body).toBe(receiver.posts[1]?.body);
  });

  test('bring the same bytes again after a while, once', async () => {
    const { instagram, receiver, clock } = await localSetup();
    instagram.faults.add({ kind: 'repeat', afterMs: 5_000, times: Number.POSITIVE_INFINITY });

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();
    await clock.advance(4_999);
    expect(receiver.posts).toHaveLength(1);
    await clock.advance(1);
    await instagram.settled();
    await clock.advance(60_000);
    await instagram.settled();

    expect(receiver.posts).toHaveLength(2);
    expect(receiver.posts[0]?.body).toBe(receiver.posts[1]?.body);
  });

  test('lose the first try and bring the second', async () => {
    const { instagram, receiver } = await localSetup();
    instagram.faults.add({ kind: 'lose-first-try' });

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();

    expect(receiver.posts).toHaveLength(1);
    expect(instagram.ledger.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['lost', 200]);
  });

  test('repeat what was accepted when the answer is not heard', async () => {
    const { instagram, receiver } = await localSetup();
    instagram.faults.add({ kind: 'ignore-first-answer' });

    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();

    expect(receiver.posts).toHaveLength(2);
  });

  test('hold deliveries back and send the last one first', async () => {
    const { instagram, receiver } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');
    instagram.faults.add({ kind: 'reorder', times: 3 });

    for (const text of ['one', 'two', 'three']) viewer.sendDm(text);
    await instagram.settled();

    expect(receiver.items().map((item) => (item.message as { text: string }).text)).toEqual(['three', 'two', 'one']);
  });

  test('let a held delivery go when no other follows', async () => {
    const { instagram, receiver, clock } = await localSetup();
    instagram.faults.add({ kind: 'reorder', times: 2, withinMs: 5 * second });

    instagram.viewer('jane.doe_').sendDm('alone');
    await clock.advance(5 * second);
    await instagram.settled();

    expect(receiver.posts).toHaveLength(1);
  });

  test('split a batch into single deliveries', async () => {
    const { instagram, receiver } = await localSetup();
    instagram.faults.add({ kind: 'split-batches' });

    await instagram.batched(() => {
      instagram.viewer('ann').sendDm('one');
      instagram.viewer('ben').sendDm('two');
    });
    await instagram.settled();

    expect(receiver.posts).toHaveLength(2);
  });
});

describe('a batch', () => {
  test('puts at most a thousand updates into one POST', async () => {
    const { instagram, receiver } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');

    await instagram.batched(() => {
      for (let count = 0; count < 1001; count += 1) viewer.sendDm(`message ${count}`);
    });

    expect(receiver.posts.map(({ body }) => JSON.parse(body).entry.length)).toEqual([1000, 1]);
  });

  test('can tell the unsend before its message', async () => {
    const { instagram, receiver } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');

    await instagram.batched(() => viewer.unsend(viewer.sendDm('oops').mid), { order: 'reversed', perPost: 1 });

    expect(receiver.items()).toMatchObject([{ message: { is_deleted: true } }, { message: { text: 'oops' } }]);
  });
});

describe('the webhook address', () => {
  test('is verified by its raw challenge', async () => {
    const { instagram } = await localSetup();

    expect(await instagram.verifyWebhook()).toMatchObject({ isVerified: true, status: 200 });
    expect(await instagram.verifyWebhook('wrong')).toMatchObject({ isVerified: false, status: 403 });
  });

  test('takes raw bytes signed by anybody, or by nobody', async () => {
    const { instagram, receiver } = await localSetup();

    await instagram.sendRaw('{"object":"instagram"}', { signWith: 'stolen' });
    await instagram.sendRaw('not json', { signWith: null });

    const [forged, unsigned] = receiver.posts;
    expect(forged?.headers['x-hub-signature-256']).toBe(hubSignature256(forged?.body ?? '', 'stolen'));
    expect(unsigned).toMatchObject({ body: 'not json' });
    expect(unsigned?.headers).not.toHaveProperty('x-hub-signature-256');
  });
});
