import { describe, expect, test } from 'vitest';
import errors from '../../fixtures/instagram/api-errors.json' with { type: 'json' };
import sendSample from '../../fixtures/instagram/api-send-ok.json' with { type: 'json' };
import { errorOf, type LocalSetup, localSetup, pageShop, shop } from './local-setup.ts';

const hour = 3_600_000;
const day = 24 * hour;

const sampleError = (name: keyof typeof errors) => {
  const { fbtrace_id: _, ...error } = errors[name].error;
  return error;
};

const send = ({ graph }: LocalSetup, igsid: string, text: string, more: object = {}) =>
  graph('POST', '/me/messages', { body: { recipient: { id: igsid }, message: { text }, ...more } });

const replyTo = ({ graph }: LocalSetup, commentId: string, text = 'We wrote you') =>
  graph('POST', '/me/messages', { body: { recipient: { comment_id: commentId }, message: { text } } });

describe('sending a message', () => {
  test('reaches the person within 24 hours of their last word', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    await setup.clock.advance(day - 1);

    const { body } = await send(setup, viewer.igsid, '38 euros');

    expect(Object.keys(body)).toEqual(Object.keys(sendSample));
    expect(body.recipient_id).toBe(viewer.igsid);
    expect(viewer.inbox().map(({ text }) => text)).toEqual(['38 euros']);
    expect(setup.instagram.ledger.sentMessages).toMatchObject([
      { route: 'reply', text: '38 euros', username: 'jane.doe_' },
    ]);
  });

  test('is refused a moment later', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    await setup.clock.advance(day);

    expect(errorOf(await send(setup, viewer.igsid, '38 euros'))).toEqual(sampleError('window_closed'));
    expect(viewer.inbox()).toEqual([]);
  });

  test.each([
    ['a mention', 'opens', (setup: LocalSetup) => setup.instagram.viewer('v').mentionInStory()],
    ['a tapped quick reply', 'opens', (setup: LocalSetup) => setup.instagram.viewer('v').tapQuickReply('Book', 'BOOK')],
    [
      'a tapped ice breaker',
      'opens',
      (setup: LocalSetup) => setup.instagram.viewer('v').tapIceBreaker('Price?', 'ICE'),
    ],
    [
      'a link opened on a new thread',
      'does not open',
      (setup: LocalSetup) => setup.instagram.viewer('v').openIgMeLink('r'),
    ],
    [
      'a comment',
      'does not open',
      (setup: LocalSetup) => setup.instagram.viewer('v').comment(setup.instagram.postMedia('FEED').mediaId, 'price?'),
    ],
    [
      'a view',
      'does not open',
      (setup: LocalSetup) => setup.instagram.viewer('v').viewStory(setup.instagram.postStory().storyId),
    ],
    [
      'a reaction to our message',
      'does not open',
      (setup: LocalSetup) => setup.instagram.viewer('v').reactTo(setup.instagram.typeInApp('v', 'hi').mid),
    ],
  ])('%s %s the window', async (_, effect, act) => {
    const setup = await localSetup();
    act(setup);

    const { status } = await send(setup, setup.instagram.viewer('v').igsid, 'hello');

    expect(status).toBe(effect === 'opens' ? 200 : 403);
  });

  test('counts bytes, not characters', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');

    expect((await send(setup, viewer.igsid, 'é'.repeat(500))).status).toBe(200);
    expect(errorOf(await send(setup, viewer.igsid, `${'é'.repeat(500)}!`))).toMatchObject({ code: 100 });
  });

  test('needs an IGSID that is known', async () => {
    const setup = await localSetup();

    expect(errorOf(await send(setup, '12345678901234567', 'hi'))).toEqual(sampleError('user_not_found'));
  });

  test('fails for people who blocked the account', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    viewer.block();

    expect(errorOf(await send(setup, viewer.igsid, 'hi'))).toEqual(sampleError('user_unavailable'));
  });

  test('reaches only people with a role on the app before advanced access', async () => {
    const setup = await localSetup({ accounts: [{ ...shop, advancedAccess: false }] });
    const [stranger, tester] = [setup.instagram.viewer('ann'), setup.instagram.viewer('ben', { hasAppRole: true })];
    stranger.sendDm('hi');
    tester.sendDm('hi');

    expect(errorOf(await send(setup, stranger.igsid, 'hi'))).toEqual(sampleError('no_advanced_access'));
    expect((await send(setup, tester.igsid, 'hi')).status).toBe(200);
  });

  test('goes through the Page on Facebook Login', async () => {
    const { instagram, graph } = await localSetup({ accounts: [pageShop] });
    const viewer = instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    const body = { recipient: { id: viewer.igsid }, message: { text: '38 euros' } };
    const token = pageShop.accessToken;

    expect((await graph('POST', `/${pageShop.pageId}/messages`, { body, token })).status).toBe(200);
    expect(errorOf(await graph('POST', `/${pageShop.id}/messages`, { body, token }))).toMatchObject({
      error_subcode: 33,
    });
  });

  test('takes a form whose objects are JSON', async () => {
    const { instagram } = await localSetup();
    const viewer = instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    const form = new URLSearchParams({
      recipient: JSON.stringify({ id: viewer.igsid }),
      message: JSON.stringify({ text: '38 euros' }),
      access_token: shop.accessToken,
    });

    const response = await fetch(`${instagram.url}/v25.0/me/messages`, { method: 'POST', body: form });

    expect(response.status).toBe(200);
  });

  test('shows typing without sending anything', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');

    const { body } = await setup.graph('POST', '/me/messages', {
      body: { recipient: { id: viewer.igsid }, sender_action: 'typing_on' },
    });

    expect(body).toEqual({ recipient_id: viewer.igsid });
    expect(viewer.inbox()).toEqual([]);
  });

  test('refuses a request without a message, or with two kinds at once', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    const both = { message: { text: 'hi', attachment: { type: 'like_heart' } } };

    expect(errorOf(await send(setup, viewer.igsid, 'hi', { message: undefined }))).toMatchObject({ code: 100 });
    expect(errorOf(await send(setup, viewer.igsid, 'hi', both))).toMatchObject({ code: 100 });
  });
});

describe('the human agent tag', () => {
  const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };

  test('is off until the app has the feature', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    await setup.clock.advance(2 * day);

    expect(errorOf(await send(setup, viewer.igsid, 'hi', tagged))).toMatchObject({ code: 200, error_subcode: 2534041 });
  });

  test('opens seven days where it is approved', async () => {
    const setup = await localSetup({ accounts: [{ ...shop, humanAgent: true }] });
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    await setup.clock.advance(7 * day - 1);

    expect((await send(setup, viewer.igsid, 'sorry, here we are', tagged)).status).toBe(200);
    await setup.clock.advance(1);
    expect(errorOf(await send(setup, viewer.igsid, 'still there?', tagged))).toEqual(sampleError('window_closed'));
  });

  test('is the only tag left', async () => {
    const setup = await localSetup({ accounts: [{ ...shop, humanAgent: true }] });
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');

    const refused = await send(setup, viewer.igsid, 'hi', { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' });

    expect(errorOf(refused)).toMatchObject({ code: 100 });
  });
});

describe('a private reply', () => {
  async function commented() {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    const { commentId } = viewer.comment(setup.instagram.postMedia('FEED').mediaId, 'price?');
    return { setup, viewer, commentId };
  }

  test('goes out once per comment and tells who it reached', async () => {
    const { setup, viewer, commentId } = await commented();

    expect((await replyTo(setup, commentId)).body).toMatchObject({ recipient_id: viewer.igsid });
    expect(errorOf(await replyTo(setup, commentId))).toEqual(sampleError('private_reply_used'));
    expect(setup.instagram.ledger.sentMessages).toMatchObject([{ route: 'private_reply', commentId }]);
  });

  test('opens no window until the person answers', async () => {
    const { setup, viewer, commentId } = await commented();
    await replyTo(setup, commentId);

    expect(errorOf(await send(setup, viewer.igsid, 'one more thing'))).toEqual(sampleError('window_closed'));
    viewer.sendDm('yes?');
    expect((await send(setup, viewer.igsid, 'one more thing')).status).toBe(200);
  });

  test('is possible for seven days', async () => {
    const { setup, commentId } = await commented();
    await setup.clock.advance(7 * day);

    expect(errorOf(await replyTo(setup, commentId))).toMatchObject({ code: 100, error_subcode: 2534039 });
  });

  test('is refused on the own comment', async () => {
    const setup = await localSetup();
    const { commentId } = setup.instagram.commentAsOwner(setup.instagram.postMedia('FEED').mediaId, 'thanks all');

    expect(errorOf(await replyTo(setup, commentId))).toEqual(sampleError('private_reply_used'));
  });
});

describe('the echo of a send', () => {
  test('follows the answer and carries its message id', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');

    const { body } = await send(setup, viewer.igsid, '38 euros');
    await setup.instagram.settled();

    expect(setup.receiver.items().at(-1)).toMatchObject({
      sender: { id: shop.id },
      recipient: { id: viewer.igsid },
      message: { mid: body.message_id, text: '38 euros', is_echo: true },
    });
  });

  test('can come before the answer', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    await setup.instagram.settled();
    setup.instagram.faults.add({ kind: 'echo-first' });
    const order: string[] = [];
    setup.instagram.onChange((change) => {
      if (change.kind === 'delivery' && change.delivery.state === 'accepted') order.push('echo');
      if (change.kind === 'call' && change.call.status === 200) order.push('answer');
    });

    await send(setup, viewer.igsid, '38 euros');

    expect(order).toEqual(['echo', 'answer']);
  });

  test('comes although the answer was lost', async () => {
    const setup = await localSetup();
    const viewer = setup.instagram.viewer('jane.doe_');
    viewer.sendDm('price?');
    setup.instagram.faults.add({ kind: 'answer-lost', path: '/me/messages' });

    await expect(send(setup, viewer.igsid, '38 euros')).rejects.toThrow();
    await setup.instagram.settled();

    expect(viewer.inbox()).toHaveLength(1);
    expect(setup.instagram.ledger.calls).toMatchObject([{ fault: 'answer-lost', applied: true }]);
    expect(setup.receiver.items().at(-1)).toMatchObject({ message: { is_echo: true } });
  });

  test('also tells of what a person typed in the app', async () => {
    const { instagram, receiver } = await localSetup();
    instagram.typeInApp('jane.doe_', 'I am on it');
    await instagram.settled();

    expect(receiver.items()).toMatchObject([
      { sender: { id: shop.id }, message: { text: 'I am on it', is_echo: true } },
    ]);
  });
});
