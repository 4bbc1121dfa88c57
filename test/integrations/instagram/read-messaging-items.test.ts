import { describe, expect, test } from 'vitest';
import {
  change,
  delivery,
  entryOf,
  eventOf,
  eventsOf,
  item,
  messaging,
  other,
  ours,
  page,
  readItems,
  receivedAt,
  sentAt,
  sentMs,
  viewer,
} from './deliveries.ts';

describe('finding the account of a message', () => {
  const text = { message: { mid: 'm1', text: 'hi' } };
  const echo = { sender: { id: ours }, recipient: { id: viewer }, message: { mid: 'm1', text: 'hi', is_echo: true } };
  const seen = { sender: undefined, recipient: undefined, read: { mid: 'm1' } };

  test.each([
    ['the recipient, where the entry names the customer', { id: viewer, messaging: [item(text)] }],
    ['the recipient, where the entry names another account', { id: other, messaging: [item(text)] }],
    ['the recipient, where the entry names nobody', { messaging: [item(text)] }],
    ['the sender of an echo, where the entry names another account', { id: other, messaging: [item(echo)] }],
    ['the entry, where the recipient is missing', { id: ours, messaging: [item({ ...text, recipient: undefined })] }],
    [
      'the entry, where the recipient is not ours',
      { id: ours, messaging: [item({ ...text, recipient: { id: '1' } })] },
    ],
    ['the entry, where an echo names no sender', { id: ours, messaging: [item({ ...echo, sender: {} })] }],
    ['the entry, where a read receipt names nobody', { id: ours, messaging: [item(seen)] }],
    ['the Page behind the account', { messaging: [item({ ...text, recipient: { id: page } })] }],
    ['an id printed as a number', { id: Number.NaN, messaging: [item({ ...text, recipient: { id: ours } })] }],
  ])('goes by %s', (_what, entry) => {
    expect(eventOf(delivery({ time: sentMs, ...entry }))).toMatchObject({ account: ours });
  });

  test('keeps the digits of an id without quotes', () => {
    const body = JSON.stringify(messaging(item({ ...text, recipient: { id: '@' } }))).replace('"@"', other);
    expect(eventOf(body)).toMatchObject({ account: other });
  });

  test('sets aside what is for nobody of ours', () => {
    const body = delivery({ id: '1', time: sentMs, messaging: [item({ ...text, recipient: { id: '2' } })] });
    expect(readItems(body)).toMatchObject([{ ok: false, reason: 'unknown-account', place: 'entry[0].messaging[0]' }]);
  });
});

describe('reading the other things that happen in a thread', () => {
  const reaction = (parts: object) => messaging(item({ reaction: { mid: 'm1', ...parts } }));
  const key = `reaction:m1:${viewer}`;

  test('a reaction and its withdrawal have the same key', () => {
    expect(eventOf(reaction({ action: 'react', reaction: 'love' }))).toMatchObject({ key, about: { emoji: 'love' } });
    expect(eventOf(reaction({ action: 'unreact' }))).toEqual({
      type: 'reaction-withdrawn',
      account: ours,
      happenedAt: sentAt,
      key,
      person: { igsid: viewer },
      message: 'm1',
    });
  });

  test('a reaction with an action of tomorrow is kept as unknown', () => {
    expect(readItems(reaction({ action: 'super-react' }))).toMatchObject([{ ok: false, reason: 'unknown-kind' }]);
  });

  test('an ice breaker behind an ig.me link says both: the tap and the link', () => {
    const postback = { mid: 'm1', title: 'Prices?', payload: 'ICE', referral: { ref: 'card_1', source: 'SHORTLINKS' } };
    expect(eventsOf(messaging(item({ postback })))).toMatchObject([
      { kind: 'quick_reply', key: 'postback:m1', text: 'Prices?', about: { payload: 'ICE' } },
      { kind: 'referral', key: `referral:${viewer}:card_1:${sentMs}`, about: { payload: 'card_1' } },
    ]);
  });

  test('a postback without mid is named by person and time', () => {
    expect(eventOf(messaging(item({ postback: { payload: 'ICE' } })))).toMatchObject({
      key: `postback:${viewer}:${sentMs}`,
    });
  });

  test('the key of a referral fits an index, however long the ref', () => {
    const keyOf = (ref: string) => {
      const event = eventOf(messaging(item({ referral: { ref } })));
      return event?.type === 'signal' ? event.key : '';
    };
    const long = 'r'.repeat(2083);
    expect(keyOf(long).length).toBeLessThan(300);
    expect(keyOf(long)).not.toBe(keyOf(`${long}x`));
    expect(keyOf(long)).toBe(keyOf(long));
  });

  test('without a readable time the key of a referral is still the same in every repetition', () => {
    const body = delivery({ id: ours, messaging: [item({ timestamp: undefined, referral: { ref: 'card_1' } })] });
    expect(eventOf(body)).toMatchObject({ key: `referral:${viewer}:card_1:0`, happenedAt: receivedAt });
  });

  test.each([
    ['as text', '2', 2],
    ['as a number', 3, 3],
    ['as the placeholder of the documentation', '<NUM_EDIT>', 1],
    ['not at all', undefined, 1],
  ])('an edit may count %s', (_what, num_edit, editCount) => {
    const event = eventOf(messaging(item({ message_edit: { mid: 'm1', text: 'new', num_edit } })));
    expect(event).toMatchObject({ type: 'message-edited', message: 'm1', text: 'new', editCount });
  });

  test('an edit may come without its words', () => {
    const event = eventOf(messaging(item({ message_edit: { mid: 'm1', num_edit: 1 } })));
    expect(event).toEqual({ type: 'message-edited', account: ours, happenedAt: sentAt, message: 'm1', editCount: 1 });
  });

  test.each([0, '0'])(
    'an edit that counts %j and has no words is an alarm, also without sender and recipient',
    (num_edit) => {
      const edit = { timestamp: sentMs, message_edit: { mid: 'm1', num_edit } };
      expect(eventOf(messaging(edit))).toEqual({ type: 'set-up-alarm', account: ours, happenedAt: sentAt });
    },
  );

  test('an edit that counts 0 and has words is an edit', () => {
    const event = eventOf(messaging(item({ message_edit: { mid: 'm1', text: 'new', num_edit: 0 } })));
    expect(event).toMatchObject({ type: 'message-edited', text: 'new', editCount: 0 });
  });

  test.each([
    ['thread-control', { pass_thread_control: { previous_owner_app_id: '1', new_owner_app_id: '263902037430900' } }],
    ['thread-control', { take_thread_control: { previous_owner_app_id: '1', new_owner_app_id: '1217981644879628' } }],
    ['thread-control', { request_thread_control: { requested_owner_app_id: '1' } }],
    ['thread-control', { sender: undefined, app_roles: { '1': ['primary_receiver'] } }],
    ['opt-in', { optin: { type: 'notification_messages', payload: 'x' } }],
    ['policy', { policy_enforcement: { action: 'warning', reason: 'x' } }],
    ['policy', { 'policy-enforcement': { action: 'warning', reason: 'x' } }],
    ['feedback', { response_feedback: { feedback: 'Good bot', mid: 'm1' } }],
  ])('passes %s', (what, parts) => {
    expect(eventOf(messaging(item(parts)))).toEqual({ type: 'passing', what, account: ours, happenedAt: sentAt });
  });

  test('an item of a kind that Meta invents tomorrow is kept as unknown', () => {
    expect(readItems(messaging(item({ hologram: { mid: 'm1' } })))).toEqual([
      {
        place: 'entry[0].messaging[0]',
        ok: false,
        reason: 'unknown-kind',
        detail: 'keys: sender, recipient, timestamp, hologram',
        raw: { id: ours, time: sentMs, messaging: [item({ hologram: { mid: 'm1' } })] },
      },
    ]);
  });

  test.each([
    ['a message without mid', { message: { text: 'hi' } }],
    ['a message with a mid that fits no index', { message: { mid: 'm'.repeat(3000), text: 'hi' } }],
    ['a message that is none', { message: 'hi' }],
    ['a message without sender', { sender: undefined, message: { mid: 'm1', text: 'hi' } }],
    ['words that are none', { message: { mid: 'm1', text: { evil: true } } }],
    ['a reaction without sender', { sender: null, reaction: { mid: 'm1', action: 'react' } }],
    ['a read receipt without mid', { read: { watermark: 1 } }],
    ['an edit without mid', { message_edit: { text: 'x' } }],
    ['a sender that is none', { sender: 'x', message: { mid: 'm1', text: 'hi' } }],
  ])('sets aside %s, without repeating what was written', (_what, parts) => {
    const [read] = readItems(messaging(item(parts)));
    expect(read).toMatchObject({ ok: false, reason: 'broken-entry' });
    expect(read).not.toMatchObject({ detail: expect.stringMatching(/\bhi\b|evil/) });
  });
});

describe('reading the same message from every container', () => {
  const dm = item({ message: { mid: 'm1', text: 'hi' } });
  const asMessaging = eventsOf(messaging(dm));

  test.each([
    ['standby, where another app owns the thread', delivery(entryOf({ standby: [dm] }))],
    ['changes, as the dashboard’s test button sends it', change('messages', dm)],
    ['an entry that is a change itself', delivery(entryOf({ field: 'messages', value: dm }))],
    ['changes with the field of standby', change('standby', dm)],
  ])('says the same in %s', (_where, body) => {
    expect(eventsOf(body)).toEqual(asMessaging);
  });

  test('reads the dashboard’s own test, whose ids belong to nobody, as such', () => {
    const value = {
      sender: { id: '12334' },
      recipient: { id: '23245' },
      timestamp: '1527459824',
      message: { mid: 'random_mid', text: 'random_text' },
    };
    const body = delivery({ id: '0', time: 1527459824, changes: [{ field: 'messages', value }] });
    expect(readItems(body)).toMatchObject([{ ok: false, reason: 'unknown-account', place: 'entry[0].changes[0]' }]);
    const addressed = delivery({
      id: '0',
      time: 1527459824,
      changes: [{ field: 'messages', value: { ...value, recipient: { id: ours } } }],
    });
    expect(eventsOf(addressed)).toMatchObject([
      { key: 'message:random_mid', happenedAt: new Date('2018-05-27T22:23:44Z') },
    ]);
  });
});

describe('dating what happened', () => {
  const dated = (timestamp: unknown, time: unknown) =>
    eventOf(delivery({ id: ours, time, messaging: [item({ timestamp, message: { mid: 'm1', text: 'hi' } })] }))
      ?.happenedAt;

  test('takes milliseconds and seconds mixed within one entry', () => {
    expect(dated(1761172375, sentMs)).toEqual(new Date(1761172375000));
    expect(dated(sentMs, 1761172378)).toEqual(sentAt);
  });

  test('falls back from an impossible time to the entry’s, then to the receipt', () => {
    expect(dated(0, sentMs)).toEqual(sentAt);
    expect(dated('4102444800000', sentMs)).toEqual(sentAt); // the year 2100
    expect(dated(undefined, 'soon')).toEqual(receivedAt);
  });
});
