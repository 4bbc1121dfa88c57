import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { socketApp } from './bolt-app.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let app: App;

beforeEach(async () => {
  slack = await startLocalSlack(smallTeam());
  app = socketApp(slack);
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

async function postCard(): Promise<string> {
  const { ts } = await app.client.chat.postMessage({
    channel: DESK,
    text: 'A lead',
    metadata: { event_type: 'storydesk_card', event_payload: { lead_id: 'L1' } },
    blocks: [
      { type: 'section', block_id: 'head', text: { type: 'mrkdwn', text: '*A lead*' } },
      {
        type: 'actions',
        block_id: 'buttons',
        elements: [
          { type: 'button', action_id: 'claim', value: 'L1', text: plain('Claim') },
          {
            type: 'button',
            action_id: 'dismiss',
            text: plain('Not a lead'),
            confirm: { title: plain('Sure?'), text: plain('It goes away') },
          },
          {
            type: 'overflow',
            action_id: 'more',
            options: [
              { text: plain('Snooze'), value: 'snooze' },
              { text: plain('Why?'), value: 'why' },
            ],
          },
          { type: 'users_select', action_id: 'assign' },
        ],
      },
    ],
  });
  return String(ts);
}

/** Collects what an action listener got. */
function listenTo(actionId: string): Record<string, unknown>[] {
  const bodies: Record<string, unknown>[] = [];
  app.action(actionId, async ({ ack, body }) => {
    await ack();
    bodies.push(body as unknown as Record<string, unknown>);
  });
  return bodies;
}

describe('pressing a button in a message', () => {
  test('is acknowledged, and the app can change the message', async () => {
    app.action('claim', async ({ ack, client }) => {
      await client.chat.update({ channel: DESK, ts: cardTs, text: 'Claimed' });
      await ack();
    });
    await app.start();
    const cardTs = await postCard();

    const result = await slack.as('U0BEN').press({ channel: DESK, ts: cardTs, actionId: 'claim' });

    expect(result).toEqual({ acknowledgedInMs: expect.any(Number) });
    expect(slack.messages(DESK)).toMatchObject([{ text: 'Claimed', blocks: [], edits: 1 }]);
  });

  test('tells the app who, where, on what message and with what value', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();

    await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim', value: 'L1' });

    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U0BEN', username: 'ben' },
        team: { id: slack.identity.teamId },
        channel: { id: DESK, name: 'desk' },
        container: { type: 'message', message_ts: ts, is_ephemeral: false },
        message: { ts, bot_id: slack.identity.botId, metadata: { event_payload: { lead_id: 'L1' } } },
        state: { values: { buttons: { assign: { type: 'users_select', selected_user: null } } } },
        actions: [{ action_id: 'claim', block_id: 'buttons', value: 'L1', action_ts: expect.any(String) }],
        trigger_id: expect.any(String),
        response_url: expect.stringContaining('/response/'),
      },
    ]);
  });

  test('chooses from overflow menus and selects', async () => {
    const overflows = listenTo('more');
    const selects = listenTo('assign');
    await app.start();
    const ts = await postCard();
    const ben = slack.as('U0BEN');

    await ben.press({ channel: DESK, ts, actionId: 'more', value: 'why' });
    await ben.press({ channel: DESK, ts, actionId: 'assign', value: 'U0ANA' });

    expect(overflows).toMatchObject([{ actions: [{ type: 'overflow', selected_option: { value: 'why' } }] }]);
    expect(selects).toMatchObject([
      {
        actions: [{ type: 'users_select', selected_user: 'U0ANA' }],
        state: { values: { buttons: { assign: { selected_user: 'U0ANA' } } } },
      },
    ]);
    expect(await ben.press({ channel: DESK, ts, actionId: 'more', value: 'nope' })).toMatchObject({
      error: 'no_such_option',
    });
  });

  test('goes through the confirmation dialog', async () => {
    const bodies = listenTo('dismiss');
    await app.start();
    const ts = await postCard();
    const ben = slack.as('U0BEN');

    const no = await ben.press({ channel: DESK, ts, actionId: 'dismiss', confirm: 'no' });
    const yes = await ben.press({ channel: DESK, ts, actionId: 'dismiss' });

    expect([no.error, yes.error, bodies.length]).toEqual(['not_confirmed', undefined, 1]);
  });

  test('that is gone does nothing, unless this screen still shows it', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();
    const [asSeen] = slack.messages(DESK);
    await app.client.chat.update({ channel: DESK, ts, text: 'closed' });
    const chloe = slack.as('U0ANA');

    const fresh = await chloe.press({ channel: DESK, ts, actionId: 'claim' });
    const stale = await chloe.press({ channel: DESK, ts, actionId: 'claim', ...(asSeen ? { asSeen } : {}) });

    expect([fresh.error, stale.error, bodies.length]).toEqual(['no_such_element', undefined, 1]);
  });

  test('does not fall on a neighbour with another value', async () => {
    await app.start();
    const ts = await postCard();

    const result = await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim', value: 'L2' });

    expect(result.error).toBe('no_such_element');
  });

  test('is open to those who see the channel', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();
    const pressing = async (user: string, options = {}) =>
      (await slack.as(user, options).press({ channel: DESK, ts, actionId: 'claim' })).error;

    expect(await pressing('U0GUS')).toBe('not_visible');
    expect(await pressing('U0OLD')).toBe('account_inactive');
    await slack.as('U0GUS').joinChannel(DESK);
    expect(await pressing('U0GUS')).toBeUndefined();
    expect(bodies).toHaveLength(1);
  });

  test('shows an error when nobody is connected', async () => {
    const ts = await postCard();

    expect(await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim' })).toEqual({
      acknowledgedInMs: undefined,
      error: 'nobody_listening',
    });
  });

  test('on an ephemeral message works, and its response URL replaces or removes it', async () => {
    app.action('retry', async ({ ack, respond }) => {
      await respond({ text: 'Trying again', replace_original: true });
      await ack();
    });
    await app.start();
    const { message_ts } = await app.client.chat.postEphemeral({
      channel: DESK,
      user: 'U0ANA',
      text: 'That failed',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'retry', text: plain('Again') }] }],
    });

    await slack.as('U0ANA').press({ channel: DESK, ts: String(message_ts), actionId: 'retry' });

    expect(slack.ephemerals('U0ANA')).toMatchObject([{ text: 'Trying again', blocks: [] }]);
  });
});

describe('commands, shortcuts and events', () => {
  test('a slash command is answered privately by its acknowledgement', async () => {
    app.command('/storydesk', async ({ ack, command }) => ack(`You asked for ${command.text}`));
    await app.start();

    const result = await slack.as('U0ANA').command('/storydesk', 'next', DESK);

    expect(result.error).toBeUndefined();
    expect(slack.ephemerals('U0ANA')).toMatchObject([{ channel: DESK, text: 'You asked for next' }]);
  });

  test('a slash command can answer in the channel through its response URL', async () => {
    app.command('/storydesk', async ({ ack, respond }) => {
      await respond({ response_type: 'in_channel', text: 'For all' });
      await ack();
    });
    await app.start();

    await slack.as('U0ANA').command('/storydesk', '', DESK);

    expect(slack.messages(DESK)).toMatchObject([{ text: 'For all' }]);
    expect(slack.ephemerals('U0ANA')).toEqual([]);
  });

  test('global and message shortcuts arrive', async () => {
    const seen: unknown[] = [];
    app.shortcut(/.*/, async ({ ack, shortcut }) => {
      await ack();
      seen.push(shortcut);
    });
    await app.start();
    const ts = await postCard();

    await slack.as('U0ANA').shortcut('capture_viewers');
    await slack.as('U0ANA').shortcut('send_as_dm', { channel: DESK, ts });

    expect(seen).toMatchObject([
      { type: 'shortcut', callback_id: 'capture_viewers', trigger_id: expect.any(String) },
      { type: 'message_action', callback_id: 'send_as_dm', message: { ts }, channel: { id: DESK } },
    ]);
  });

  test('opening Home tells the app, which publishes it', async () => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'section', text: plain('Mine') }] },
      });
    });
    await app.start();
    const published = nextChange('home');

    await slack.as('U0ANA').openHome();
    await published;

    expect(slack.home('U0ANA')).toMatchObject({ blocks: [{ type: 'section', text: plain('Mine') }] });
  });

  test('messages, mentions and members are announced where the bot is', async () => {
    const events: string[] = [];
    app.use(async ({ body, next }) => {
      if ('event' in body) events.push(body.event.type);
      await next();
    });
    await app.start();
    const ana = slack.as('U0ANA');

    await ana.post(DESK, `<@${slack.identity.botUserId}> hello`);
    await slack.as('U0GUS').joinChannel(DESK);
    await slack.as('U0GUS').leaveChannel(DESK);
    await slack.admin.archiveChannel(DESK);
    await slack.admin.unarchiveChannel(DESK);
    await slack.admin.changePerson('U0ANA', { locale: 'fr-FR' });

    await vi.waitFor(() =>
      expect(events.toSorted()).toEqual(
        [
          'message',
          'app_mention',
          'member_joined_channel',
          'member_left_channel',
          'channel_archive',
          'channel_unarchive',
          'user_change',
        ].toSorted(),
      ),
    );
  });

  test('an admin may delete the bot’s message, and the app hears of it', async () => {
    const deleted: unknown[] = [];
    app.event('message', async ({ event }) => {
      if (event.subtype === 'message_deleted') deleted.push(event.deleted_ts);
    });
    await app.start();
    const ts = await postCard();

    expect((await slack.as('U0BEN').deleteMessage(DESK, ts)).error).toBe('not_allowed');
    await slack.as('U0ZOE').deleteMessage(DESK, ts);

    await expect.poll(() => deleted).toEqual([ts]);
  });
});

describe('the sockets', () => {
  test('come back after Slack asks for a refresh', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();

    slack.refreshSockets();
    await socketCount(0);
    await socketCount(1);
    await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim' });

    expect(bodies).toHaveLength(1);
  });

  test('come back after being cut', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();

    slack.dropSockets();
    await socketCount(0);
    await socketCount(1);
    await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim' });

    expect(bodies).toHaveLength(1);
  });

  test('may bring an envelope twice', async () => {
    const bodies = listenTo('claim');
    await app.start();
    const ts = await postCard();
    slack.duplicateNextEnvelope();

    await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim' });

    await expect.poll(() => bodies).toHaveLength(2);
    expect(bodies[0]).toEqual(bodies[1]);
  });

  test('are used in turn', async () => {
    const second = socketApp(slack);
    const seen: string[] = [];
    for (const [name, one] of Object.entries({ first: app, second })) {
      one.action('claim', async ({ ack }) => {
        seen.push(name);
        await ack();
      });
    }
    await app.start();
    await second.start();
    const ts = await postCard();

    const ben = slack.as('U0BEN');
    for (let count = 0; count < 4; count += 1) await ben.press({ channel: DESK, ts, actionId: 'claim' });
    await second.stop();

    expect(seen.toSorted()).toEqual(['first', 'first', 'second', 'second']);
  });
});

/** Resolves once this many sockets are open. */
function socketCount(count: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.onChange(() => {
      if (slack.openSockets !== count) return;
      stop();
      resolve();
    });
  });
}

function nextChange(kind: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.onChange((change) => {
      if (change.kind !== kind) return;
      stop();
      resolve();
    });
  });
}
