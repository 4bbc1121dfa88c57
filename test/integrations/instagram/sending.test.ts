import { describe, expect, test } from 'vitest';
import { addMinutes, addSeconds } from '../../../src/domain/duration.ts';
import { leadId, messageId, slackUserId, viewerId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { progressOf } from '../../../src/domain/lead/lead.ts';
import { cancelSend, confirmSend } from '../../../src/domain/touch/decide-touch.ts';
import { requestSend } from '../../../src/domain/touch/request-send.ts';
import { resumeSending } from '../../../src/domain/touch/resume-sending.ts';
import { classifyGraphError, GraphError, GraphNoAnswer } from '../../../src/integrations/instagram/graph-error.ts';
import { aComment, aDm, ana, ben, minutesLater } from '../../domain/builders.ts';
import { freshPglite, freshPostgres, onBoth } from '../../support/databases.ts';
import { marie, type SendingDesk, sendingDesk } from './sending-desk.ts';

const statusOf = async (desk: SendingDesk, id: string) => (await desk.touch(id)).status;
const leadOf = async (desk: SendingDesk, id: Parameters<SendingDesk['press']>[0]) =>
  desk.database.stores.leads.find(desk.account.team, id);
const pressOf = (desk: SendingDesk, touch: Awaited<ReturnType<SendingDesk['touch']>>['id'], by = ben) => ({
  team: desk.account.team,
  touch,
  by,
  mayActForOthers: false,
  cause: 'button',
});

const noAnswer = () => Promise.reject(new GraphNoAnswer('cut', { call: 'POST /messages' }));
const refusal = (code: number, subcode?: number) => () =>
  Promise.reject(
    new GraphError(classifyGraphError({ error: { message: 'No.', code, error_subcode: subcode } }, 400), {
      call: 'POST /messages',
    }),
  );

onBoth('A message whose Send is pressed', async (database) => {
  const desk = await sendingDesk(database);
  const lead = await desk.claimedLead();

  const touch = await desk.press(lead);
  expect(touch).toMatchObject({ status: 'waiting', why: { kind: 'pace' } });
  await desk.run('send-touch', touch.id);

  expect(desk.taken).toEqual([
    { to: { igsid: marie }, text: 'It is 40 euros, shall I keep one for you?', asHumanAgent: false },
  ]);
  expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.1', attempt: 1 });
  expect(await leadOf(desk, lead)).toMatchObject({ status: 'contacted', owner: ben });
  const history = await desk.db
    .selectFrom('touch_event')
    .select(['version', 'status', 'actor'])
    .orderBy('version')
    .execute();
  expect(history).toEqual([
    { version: 1, status: 'waiting', actor: ben },
    { version: 2, status: 'sending', actor: null },
    { version: 3, status: 'sent', actor: null },
  ]);
});

describe('Nobody is written to twice', () => {
  test('when fifty people press Send on one lead at once: one message', async () => {
    const desk = await sendingDesk(await freshPostgres());
    const lead = await desk.claimedLead();
    const requests = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        desk.request(lead, { by: slackUserId(`U${index}`), mayActForOthers: true, text: `Hello from ${index}` }),
      ),
    );

    const outcomes = await Promise.all(requests.map((request) => requestSend(desk, request)));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.kind]));
    expect(new Set(refusals)).toEqual(new Set(['touch-under-way']));
    const [touch] = await desk.db.selectFrom('touch').select('touch_id').execute();
    await desk.run('send-touch', touch?.touch_id ?? '');
    expect(desk.taken).toHaveLength(1);
  });

  test('when Slack delivers one press twice', async () => {
    const desk = await sendingDesk(await freshPglite());
    const request = await desk.request(await desk.claimedLead());

    const [first, second] = [await requestSend(desk, request), await requestSend(desk, request)];

    expect(first.ok && second.ok && second.value.id === first.value.id).toBe(true);
    expect(await desk.db.selectFrom('touch').selectAll().execute()).toHaveLength(1);
  });

  test('when the sender dies after Instagram took it: it is unknown, and looked for', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());

    await desk.run('send-touch', touch.id, 'crash');
    await desk.run('send-touch', touch.id);
    await desk.run('send-touch', touch.id);

    expect(desk.taken).toHaveLength(1);
    expect(await statusOf(desk, touch.id)).toBe('unknown');
    expect(await desk.dueAt('settle-touch', `${desk.account.id}:${touch.id}`)).toEqual(
      addSeconds(desk.clock.now(), 20),
    );
  });

  test('when no answer comes, and a second message may not go out before the first is settled', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);
    desk.answerNext(noAnswer);
    await desk.run('send-touch', touch.id);

    const again = await requestSend(desk, await desk.request(lead, { text: 'Are you there?' }));

    expect(again).toMatchObject({ ok: false, refusal: { kind: 'touch-under-way', touch: { status: 'unknown' } } });
  });

  test('when a comment is answered in private a second time, by a touch that was planned before', async () => {
    const desk = await sendingDesk(await freshPglite());
    await desk.receive(aComment('77', 'lea'));
    const lead = await desk.claimedLead('77');
    const touch = await desk.press(lead, { route: 'private_reply' });
    await desk.database.stores.touches.beginPrivateReply(
      desk.account,
      messageId('comment:c-77'),
      'another' as typeof touch.id,
      desk.clock.now(),
    );

    await desk.run('send-touch', touch.id);

    expect(desk.taken).toEqual([]);
    expect(await desk.touch(touch.id)).toMatchObject({
      status: 'cancelled',
      why: { kind: 'route-closed', because: { kind: 'comment-answered' } },
    });
  });
});

describe('What nobody knows is settled', () => {
  async function unknownTouch() {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);
    desk.answerNext(noAnswer);
    await desk.run('send-touch', touch.id);
    return { desk, lead, touch, settle: () => desk.run('settle-touch', `${desk.account.id}:${touch.id}`) };
  }

  test('by the echo, although its spaces differ', async () => {
    const { desk, lead, touch } = await unknownTouch();
    await desk.echo('mid.9', 'It is 40 euros,  shall I keep one for you? ');
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9' });
    expect(await leadOf(desk, lead)).toMatchObject({ status: 'contacted', owner: ben });
  });

  test('by an echo that comes before the answer', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    desk.answerNext(async ({ text }) => {
      await desk.echo('mid.9', text);
      return { message: 'mid.9' };
    });
    await desk.run('send-touch', touch.id);
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9', version: 3 });
  });

  test('by what stands in the conversation', async () => {
    const { desk, touch, settle } = await unknownTouch();
    desk.conversation.push(
      { id: messageId('old'), text: touch.text, createdAt: addMinutes(desk.clock.now(), -30) },
      { id: messageId('mid.9'), text: touch.text, createdAt: desk.clock.now() },
    );
    await settle();
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9' });
  });

  test('by a person, once it was looked for: it arrived', async () => {
    const { desk, lead, touch, settle } = await unknownTouch();
    await settle();
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'unknown', lookedAt: desk.clock.now() });
    expect(await confirmSend(desk, pressOf(desk, touch.id), 'sent')).toMatchObject({ ok: true });
    expect(await statusOf(desk, touch.id)).toBe('sent');
    expect(await leadOf(desk, lead)).toMatchObject({ status: 'contacted' });
  });

  test('by a person: send again, and then the first turns up late', async () => {
    const { desk, touch, settle } = await unknownTouch();
    expect(await confirmSend(desk, pressOf(desk, touch.id), 'not-sent')).toMatchObject({
      ok: false,
      refusal: { kind: 'still-looking' },
    });
    await settle();
    expect(await confirmSend(desk, pressOf(desk, touch.id), 'not-sent')).toMatchObject({ ok: true });
    await desk.echo('mid.9', touch.text);

    await desk.run('send-touch', touch.id);

    expect(desk.taken, 'the second attempt was not needed').toEqual([]);
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9' });
  });

  test('without any word when no connection was made: it surely did not go out, and is tried again', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    desk.answerNext(() => Promise.reject(new GraphNoAnswer('not-connected', { call: 'POST /messages' })));
    await desk.run('send-touch', touch.id);
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'waiting', until: addSeconds(desk.clock.now(), 10) });
    desk.clock.advance(10_000);
    await desk.run('send-touch', touch.id);
    expect(await statusOf(desk, touch.id)).toBe('sent');
  });
});

describe('An answer typed in the Instagram app', () => {
  test('marks the lead as answered and holds back what waits', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);

    await desk.echo('typed.1', 'Hi Marie, 40!');

    expect(await desk.touch(touch.id)).toMatchObject({ status: 'cancelled', why: { kind: 'answered-elsewhere' } });
    expect(await leadOf(desk, lead)).toMatchObject({ status: 'contacted' });
    await desk.run('send-touch', touch.id);
    expect(desk.taken).toEqual([]);
  });

  test('is not what we sent, though Instagram says that it went out a moment later', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);
    await desk.run('send-touch', touch.id);
    const contacted = await leadOf(desk, lead);
    await desk.echo('mid.1', touch.text, { happenedAt: addSeconds(desk.clock.now(), 1) });

    desk.clock.advance(60_000);
    await desk.receive(aComment('1', 'marie', { person: { igsid: marie }, happenedAt: desk.clock.now() }));

    const events = await desk.db.selectFrom('lead_event').select('kind').orderBy('version').execute();
    expect(events.map(({ kind }) => kind)).toEqual(['opened', 'claimed', 'contacted', 'signal']);
    expect(await leadOf(desk, lead)).toMatchObject({ lastTouchAt: contacted && progressOf(contacted).lastTouchAt });
  });

  test('from before they wrote changes nothing', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    await desk.echo('typed.1', 'Hi', { happenedAt: addMinutes(desk.clock.now(), -60) });
    expect(await leadOf(desk, lead)).toMatchObject({ status: 'claimed' });
  });
});

describe('Two messages with the same words', () => {
  const words = 'See you on Saturday!';

  test('are not taken for each other: what Instagram has comes before what somebody said they sent', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    await desk.receive(aComment(marie, 'marie', { happenedAt: desk.clock.now() }));
    const byHand = await desk.press(lead, { route: 'by_hand', text: words });
    await confirmSend(desk, pressOf(desk, byHand.id), 'sent');
    desk.clock.advance(3_600_000);
    const touch = await desk.press(lead, { text: words });
    desk.answerNext(async () => {
      await desk.echo('mid.9', words);
      return { message: 'mid.9' };
    });

    await desk.run('send-touch', touch.id);

    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9' });
    expect(await statusOf(desk, byHand.id)).toBe('said-sent');
  });

  test('of which one was written before Send was pressed: that one proves nothing', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead(), { text: words });
    desk.answerNext(noAnswer);
    await desk.run('send-touch', touch.id);
    await desk.echo('old', words, { happenedAt: addMinutes(desk.clock.now(), -60) });
    expect(await statusOf(desk, touch.id)).toBe('unknown');
  });
});

describe('A message that somebody said had arrived', () => {
  test('is proven by its echo, which holds back nothing that waits', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);
    desk.answerNext(noAnswer);
    await desk.run('send-touch', touch.id);
    await desk.run('settle-touch', `${desk.account.id}:${touch.id}`);
    await confirmSend(desk, pressOf(desk, touch.id), 'sent');
    const next = await desk.press(lead, { text: 'And one more thing.' });

    await desk.echo('mid.9', touch.text);

    expect(await desk.touch(touch.id)).toMatchObject({ status: 'sent', message: 'mid.9' });
    expect(await statusOf(desk, next.id)).toBe('waiting');
  });
});

describe('A private reply', () => {
  test('that surely did not go out leaves its comment to be answered', async () => {
    const desk = await sendingDesk(await freshPglite());
    await desk.receive(aComment('77', 'lea'));
    const lead = await desk.claimedLead('77');
    const touch = await desk.press(lead, { route: 'private_reply' });
    desk.answerNext(() => Promise.reject(new GraphNoAnswer('not-connected', { call: 'POST /messages' })));
    await desk.run('send-touch', touch.id);
    await cancelSend(desk, pressOf(desk, touch.id));

    expect(await requestSend(desk, await desk.request(lead, { route: 'private_reply' }))).toMatchObject({ ok: true });
  });

  test('is not held back by the limit of cold messages by hand', async () => {
    const desk = await sendingDesk(await freshPglite(), { sending: { coldByHandPerDay: 0 } });
    await desk.receive(aComment('77', 'lea'));
    const [row] = await desk.db.selectFrom('lead').select('lead_id').execute();
    const lead = leadId(row?.lead_id ?? '');
    await claim(desk, { team: desk.account.team, lead, by: ben, cause: 'button' });
    const touch = await desk.press(lead, { route: 'private_reply' });
    await desk.run('send-touch', touch.id);
    expect(await statusOf(desk, touch.id)).toBe('sent');
  });
});

test('The same words may be sent anew once the first surely did not go out', async () => {
  const desk = await sendingDesk(await freshPglite());
  const lead = await desk.claimedLead();
  const first = await desk.press(lead, { pressKey: 'the same press' });
  await cancelSend(desk, pressOf(desk, first.id));
  const again = await desk.press(lead, { pressKey: 'the same press' });
  expect(again.id).not.toBe(first.id);
  expect(again.status).toBe('waiting');
});

test('Nothing goes out for a lead that was closed meanwhile, such as the second of one person', async () => {
  const desk = await sendingDesk(await freshPglite());
  const one = await desk.press(await desk.claimedLead('111'));
  await desk.receive(aComment('222', 'lea', { happenedAt: minutesLater(1) }));
  const two = await desk.press(await desk.claimedLead('222'));

  // One payload with both: the user name belongs to the first id as well.
  await desk.receive(aComment('111', 'lea', { comment: 'proof', happenedAt: minutesLater(2) }));
  for (const touch of [one, two]) await desk.run('send-touch', touch.id);

  expect(desk.taken).toHaveLength(1);
  expect([await statusOf(desk, one.id), await statusOf(desk, two.id)].toSorted()).toEqual(['cancelled', 'sent']);
});

test('What can’t be looked for, since the account has no token any more, is left to a person', async () => {
  const desk = await sendingDesk(await freshPglite());
  const touch = await desk.press(await desk.claimedLead());
  desk.answerNext(noAnswer);
  await desk.run('send-touch', touch.id);
  await desk.database.stores.accounts.pause(desk.account.team, desk.account.id, 'token is dead', desk.clock.now());
  await desk.run('settle-touch', `${desk.account.id}:${touch.id}`);
  expect(await desk.touch(touch.id)).toMatchObject({ status: 'unknown', lookedAt: desk.clock.now() });
});

describe('A reply', () => {
  test('holds back what waits for a later step, and not an answer', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const first = await desk.press(lead);
    await desk.run('send-touch', first.id);
    const followUp = await desk.press(lead, { step: 'day2', text: 'Did you find what you were looking for?' });

    await desk.receive(aDm(marie, { mid: 'reply', text: 'I did, thanks', happenedAt: minutesLater(5) }));

    expect(await leadOf(desk, lead)).toMatchObject({ status: 'replied', repliedAt: minutesLater(5) });
    expect(await desk.touch(followUp.id)).toMatchObject({ status: 'cancelled', why: { kind: 'they-replied' } });
    const answer = await desk.press(lead, { text: 'Glad to hear!' });
    await desk.receive(aDm(marie, { mid: 'more', text: 'One more thing', happenedAt: minutesLater(6) }));
    expect(await statusOf(desk, answer.id)).toBe('waiting');
  });
});

describe('Seen', () => {
  test('is shown, also when the receipt overtakes the answer', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    await desk.receive({
      type: 'message-seen',
      account: desk.account.id,
      happenedAt: minutesLater(1),
      message: messageId('mid.1'),
    });
    await desk.run('send-touch', touch.id);
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'seen', seenAt: minutesLater(1) });
  });

  test('comes after the answer as a rule, and twice changes nothing', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    await desk.run('send-touch', touch.id);
    for (const minutes of [2, 3]) {
      await desk.receive({
        type: 'message-seen',
        account: desk.account.id,
        happenedAt: minutesLater(minutes),
        message: messageId('mid.1'),
      });
    }
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'seen', seenAt: minutesLater(2), version: 4 });
  });
});

describe('Send is refused', () => {
  test('to whoever does not have the lead, but not to a manager', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    expect(await requestSend(desk, await desk.request(lead, { by: ana }))).toMatchObject({
      ok: false,
      refusal: { kind: 'not-yours', owner: ben },
    });
    expect(await requestSend(desk, await desk.request(lead, { by: ana, mayActForOthers: true }))).toMatchObject({
      ok: true,
    });
  });

  test('when something happened that they have not seen', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const request = await desk.request(lead);
    await desk.receive(aDm(marie, { mid: 'second', text: 'Never mind, found one!', happenedAt: minutesLater(1) }));
    expect(await requestSend(desk, request)).toMatchObject({ ok: false, refusal: { kind: 'changed-meanwhile' } });
  });

  test('with every reason in the text, and to somebody who wants no messages', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const viewer = viewerId(`igsid:${marie}`);
    const { suppressions } = desk.database.stores;
    await suppressions.addViewer(desk.account, viewer, 'button', ben, desk.clock.now());
    const text = `Dear {name}, see https://elsewhere.example ${'x'.repeat(1000)}`;
    expect(await requestSend(desk, await desk.request(lead, { text }))).toMatchObject({
      ok: false,
      refusal: {
        kind: 'blocked',
        blocks: [{ kind: 'suppressed' }, { kind: 'blank-left' }, { kind: 'too-long' }, { kind: 'link-not-allowed' }],
      },
    });
  });

  test('once the window is over', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    desk.clock.advance(24 * 3_600_000);
    expect(await requestSend(desk, await desk.request(lead))).toMatchObject({
      ok: false,
      refusal: { kind: 'route-closed', because: { kind: 'window-over' } },
    });
  });
});

describe('Instagram’s refusal wins', () => {
  test('window closed: the route is closed until they write again', async () => {
    const desk = await sendingDesk(await freshPglite());
    const lead = await desk.claimedLead();
    const touch = await desk.press(lead);
    desk.answerNext(refusal(10, 2534022));
    await desk.run('send-touch', touch.id);
    expect(await desk.touch(touch.id)).toMatchObject({ status: 'refused', refusal: 'window-closed' });
    expect(await requestSend(desk, await desk.request(lead))).toMatchObject({
      ok: false,
      refusal: { kind: 'route-closed', because: { kind: 'instagram-refused', refusal: 'window-closed' } },
    });
    desk.clock.advance(60_000);
    await desk.receive(aDm(marie, { mid: 'again', happenedAt: desk.clock.now() }));
    expect(await requestSend(desk, await desk.request(lead))).toMatchObject({ ok: true });
  });

  test('dead token: it waits, one alarm, and a new token has it go on', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    desk.answerNext(refusal(190));
    await desk.run('send-touch', touch.id);
    expect(await desk.touch(touch.id)).toMatchObject({
      status: 'waiting',
      until: undefined,
      why: { kind: 'account-paused', pause: 'token' },
    });
    expect(await desk.database.stores.alarms.live(desk.account.team)).toMatchObject([{ kind: 'token-refused' }]);

    const { connectAccounts } = await import('../../../src/domain/team/connect-accounts.ts');
    await connectAccounts(desk, [{ account: desk.account, accessToken: 'IGAA-new' }]);
    expect(await desk.dueAt('send-touch', touch.id)).toEqual(desk.clock.now());
    await desk.run('send-touch', touch.id);
    expect(await statusOf(desk, touch.id)).toBe('sent');
  });

  test('restricted account: everything waits, for longer each time', async () => {
    const desk = await sendingDesk(await freshPglite());
    const touch = await desk.press(await desk.claimedLead());
    for (const minutes of [30, 60, 120, 240, 240]) {
      desk.answerNext(refusal(10, 1893063));
      await desk.run('send-touch', touch.id);
      const until = addMinutes(desk.clock.now(), minutes);
      expect(await desk.touch(touch.id)).toMatchObject({ status: 'waiting', until, why: { pause: 'restricted' } });
      desk.clock.advance(minutes * 60_000);
    }
    await desk.run('send-touch', touch.id);
    expect(await desk.database.stores.accounts.restrictions(desk.account.team, desk.account.id)).toBe(0);
  });
});

test('An account that Meta blocks for a policy sends nothing until an admin says so; then what waits goes on', async () => {
  const desk = await sendingDesk(await freshPglite());
  const touch = await desk.press(await desk.claimedLead());
  desk.answerNext(refusal(368));
  await desk.run('send-touch', touch.id);
  expect(await desk.touch(touch.id)).toMatchObject({ status: 'waiting', until: undefined, why: { pause: 'policy' } });
  expect(await desk.database.stores.alarms.live(desk.account.team)).toMatchObject([{ kind: 'sending-paused' }]);

  await desk.database.transaction((stores) => resumeSending(desk, stores, desk.account));

  expect(await desk.database.stores.alarms.live(desk.account.team)).toEqual([]);
  expect(await desk.dueAt('send-touch', touch.id)).toEqual(desk.clock.now());
  await desk.run('send-touch', touch.id);
  expect(await statusOf(desk, touch.id)).toBe('sent');
});

describe('At a limit', () => {
  test('a message waits in sight with the time it will go, and can be held back', async () => {
    const desk = await sendingDesk(await freshPglite(), { sending: { touchesPerHour: 1 } });
    const first = await desk.press(await desk.claimedLead());
    await desk.run('send-touch', first.id);
    const second = await desk.press(await desk.claimedLead('42'));
    expect(second).toMatchObject({
      status: 'waiting',
      until: addMinutes(desk.clock.now(), 60),
      why: { kind: 'limit', limit: { kind: 'account-hour', most: 1 } },
    });
    expect(await cancelSend(desk, pressOf(desk, second.id))).toMatchObject({ ok: true });
    expect(await desk.dueAt('send-touch', second.id)).toBeUndefined();
    expect(await statusOf(desk, second.id)).toBe('cancelled');
  });
});
