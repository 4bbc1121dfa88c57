import { describe, expect, onTestFinished, test } from 'vitest';
import type { InstagramState } from '../../../src/sandbox/instagram/instagram-state.ts';
import type { LocalInstagram } from '../../../src/sandbox/instagram/local-instagram.ts';
import { localSetup, pageShop, shop } from './local-setup.ts';
import { webhookReceiver } from './webhook-receiver.ts';

/** As a file would give it back. */
const keptOf = (instagram: LocalInstagram) => JSON.parse(JSON.stringify(instagram.snapshot())) as InstagramState;

describe('an Instagram started again', () => {
  test('has stories, viewers, threads and comments as they were', async () => {
    const before = await localSetup({ idSeed: 'first' });
    const { storyId } = before.instagram.postStory({ caption: 'Bowls', linkUrl: 'https://atelier.example/bowls' });
    const jane = before.instagram.viewer('jane.doe_', { displayName: 'Jane', followedByAccount: true });
    jane.viewStory(storyId);
    const { mid } = jane.replyToStory(storyId, 'Price?');
    jane.reactTo(mid, 'love', '❤️');
    const answer = before.instagram.typeInApp('jane.doe_', 'It is 40');
    jane.see(answer.mid);
    const { commentId } = jane.commentOnStory(storyId, 'Lovely');

    const after = await localSetup({ idSeed: 'second', restore: keptOf(before.instagram) });

    expect(after.instagram.stories()).toEqual(before.instagram.stories());
    expect(after.instagram.viewerList(storyId)).toBe('jane.doe_\nJane\nFollowing');
    expect(after.instagram.phoneThread('jane.doe_')).toEqual(before.instagram.phoneThread('jane.doe_'));
    expect(after.instagram.ledger.acts).toEqual(before.instagram.ledger.acts);
    expect(keptOf(after.instagram)).toEqual(keptOf(before.instagram));
    const asked = await after.graph('POST', '/me/messages', {
      body: { recipient: { comment_id: commentId }, message: { text: 'Thank you' } },
    });
    expect(asked.status).toBe(200);
  });

  test('goes on with the windows: what was open stays so for the rest of its time, and no longer', async () => {
    const before = await localSetup();
    before.instagram.viewer('jane.doe_').sendDm('Hello');
    const { igsid } = before.instagram.viewer('jane.doe_');
    const after = await localSetup({ idSeed: 'second', restore: keptOf(before.instagram) });
    const send = () =>
      after.graph('POST', '/me/messages', { body: { recipient: { id: igsid }, message: { text: 'Hello' } } });

    expect((await send()).status).toBe(200);
    await after.clock.advance(24 * 60 * 60_000);

    expect((await send()).status).toBe(403);
  });

  test('knows its tokens, and how old they are', async () => {
    const before = await localSetup({ accounts: [shop, pageShop] });
    const account = before.instagram.account(shop.id);
    const fresh = before.instagram.tokens.issue(account);
    before.instagram.tokens.revoke(before.instagram.account(pageShop.id), 460);

    const after = await localSetup({ accounts: [shop, pageShop], restore: keptOf(before.instagram) });

    expect((await after.graph('GET', '/me', { token: fresh.value })).status).toBe(200);
    expect(after.instagram.tokens.get(fresh.value).expiresAt).toEqual(fresh.expiresAt);
    expect((await after.graph('GET', '/me', { token: pageShop.accessToken })).body.error).toMatchObject({
      code: 190,
      error_subcode: 460,
    });
  });

  test('tells what the account asked to hear, and nothing else', async () => {
    const before = await localSetup();
    await before.graph('POST', '/me/subscribed_apps?subscribed_fields=comments');

    const after = await localSetup({ restore: keptOf(before.instagram) });
    after.instagram.viewer('jane.doe_').sendDm('Unheard');
    await after.instagram.settled();

    expect(after.receiver.posts).toEqual([]);
  });

  test('gives out no id of an earlier run, whatever of that was kept', async () => {
    const empty = await localSetup();
    const kept = keptOf(empty.instagram);
    const ids = new Set<string>();

    for (let run = 0; run < 2; run += 1) {
      const { instagram } = await localSetup({ idSeed: undefined, restore: kept });
      ids.add(instagram.postStory().storyId).add(instagram.viewer('jane.doe_').sendDm('Hello').mid);
    }

    expect(ids.size).toBe(4);
  });
});

describe('a webhook that was not accepted before the end', () => {
  test('is sent again after the restart, with the same bytes', async () => {
    const before = await localSetup();
    before.receiver.answerNext(503, 503);
    before.instagram.viewer('jane.doe_').sendDm('Hello');
    await before.instagram.settled();
    const [first] = before.receiver.posts;

    const after = await localSetup({ restore: keptOf(before.instagram) });
    await after.instagram.settled();

    expect(after.receiver.posts.map(({ body }) => body)).toEqual([first?.body]);
    expect(keptOf(after.instagram).deliveries).toEqual([]);
  });

  test('waits until it is known where to', async () => {
    const before = await localSetup();
    before.receiver.answerNext(503, 503);
    before.instagram.viewer('jane.doe_').sendDm('Hello');
    await before.instagram.settled();
    const receiver = await webhookReceiver();
    onTestFinished(() => receiver.close());

    const after = await localSetup({ webhookUrl: undefined, restore: keptOf(before.instagram) });
    expect(keptOf(after.instagram).deliveries).toHaveLength(1);
    after.instagram.deliverTo(receiver.url);
    await after.instagram.settled();

    expect(receiver.posts).toHaveLength(1);
  });

  test('is given up 36 hours after it happened, as if nothing had been in between', async () => {
    const before = await localSetup();
    before.receiver.answerNext(503, 503);
    before.instagram.viewer('jane.doe_').sendDm('Hello');
    await before.instagram.settled();

    const after = await localSetup({ webhookUrl: undefined, restore: keptOf(before.instagram) });
    after.receiver.answerNext(503, 503);
    await after.clock.advance(36 * 60 * 60_000);
    after.instagram.deliverTo(after.receiver.url);
    await after.instagram.settled();

    expect(after.receiver.posts).toHaveLength(1);
    expect(keptOf(after.instagram).deliveries).toEqual([]);
  });
});
