import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { ManualClock } from './manual-clock.ts';
import { errorOf, webClient } from './web-client.ts';
import { BACKROOM, DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let client: WebClient;

beforeEach(async () => {
  slack = await startLocalSlack(smallTeam({ clock: new ManualClock() }));
  client = webClient(slack);
});

afterEach(() => slack.close());

const metadata = { event_type: 'storydesk_card', event_payload: { lead_id: 'L1' } };

async function post(text: string, more: object = {}): Promise<string> {
  return String((await client.chat.postMessage({ channel: DESK, text, ...more })).ts);
}

describe('reading the history of a channel', () => {
  test('gives the newest first, without the replies in threads', async () => {
    const root = await post('one');
    await post('two');
    await post('reply', { thread_ts: root });

    const { messages } = await client.conversations.history({ channel: DESK });

    expect(messages?.map(({ text }) => text)).toEqual(['two', 'one']);
    expect(messages?.[1]).toMatchObject({ reply_count: 1, thread_ts: root });
  });

  test('shows metadata only when asked', async () => {
    await post('card', { metadata });

    const plain = await client.conversations.history({ channel: DESK });
    const full = await client.conversations.history({ channel: DESK, include_all_metadata: true });

    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    expect(full.messages?.[0]).toMatchObject({ metadata });
  });

  test('goes page by page', async () => {
    for (const text of ['one', 'two', 'three']) await post(text);

    const pages: (string | undefined)[][] = [];
    for await (const page of client.paginate('conversations.history', { channel: DESK, limit: 2 })) {
      const { messages = [] } = page as ConversationsHistoryResponse;
      pages.push(messages.map(({ text }) => text));
    }

    expect(pages).toEqual([['three', 'two'], ['one']]);
  });

  test('leaves the bounds out, unless they are inclusive', async () => {
    const [one, two, three] = [await post('one'), await post('two'), await post('three')];
    const texts = async (more: object) => {
      const { messages } = await client.conversations.history({ channel: DESK, ...more });
      return messages?.map(({ text }) => text);
    };

    expect(await texts({ oldest: one, latest: three })).toEqual(['two']);
    expect(await texts({ oldest: two, inclusive: true })).toEqual(['three', 'two']);
  });

  test('leaves deleted messages out, and a tombstone where replies hang on one', async () => {
    const lonely = await post('lonely');
    const root = await post('root');
    await post('reply', { thread_ts: root });
    await client.chat.delete({ channel: DESK, ts: lonely });
    await client.chat.delete({ channel: DESK, ts: root });

    const { messages } = await client.conversations.history({ channel: DESK });

    expect(messages).toMatchObject([{ subtype: 'tombstone', ts: root }]);
  });

  test('is refused outside one’s channels', async () => {
    expect(await errorOf(client.conversations.history({ channel: BACKROOM }))).toBe('channel_not_found');
    await slack.admin.removeBotFromChannel(DESK);
    expect(await errorOf(client.conversations.history({ channel: DESK }))).toBe('not_in_channel');
  });
});

describe('reading a thread', () => {
  test('gives the first message and the replies, oldest first', async () => {
    const root = await post('root');
    await post('one', { thread_ts: root });
    await post('two', { thread_ts: root });

    const { messages } = await client.conversations.replies({ channel: DESK, ts: root });

    expect(messages?.map(({ text }) => text)).toEqual(['root', 'one', 'two']);
    expect(await errorOf(client.conversations.replies({ channel: DESK, ts: '1.0' }))).toBe('thread_not_found');
  });
});

describe('conversations', () => {
  test('show members page by page', async () => {
    const first = await client.conversations.members({ channel: DESK, limit: 2 });
    const cursor = String(first.response_metadata?.next_cursor);
    const second = await client.conversations.members({ channel: DESK, limit: 2, cursor });

    expect(first.members).toEqual(['U0ANA', 'U0BEN']);
    expect(second.members).toEqual(['U0ZOE', slack.identity.botUserId]);
  });

  test('say whether the bot is in and whether they are archived', async () => {
    await slack.admin.archiveChannel(DESK);
    await slack.admin.removeBotFromChannel(DESK);

    const { channel } = await client.conversations.info({ channel: DESK });

    expect(channel).toMatchObject({ id: DESK, name: 'desk', is_member: false, is_archived: true, is_private: false });
  });

  test('are listed without private ones the bot is not in', async () => {
    const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' });

    expect(channels?.map(({ id }) => id)).toEqual([DESK]);
  });

  test('are joined by the bot when public', async () => {
    await slack.admin.removeBotFromChannel(DESK);

    await client.conversations.join({ channel: DESK });

    const { channels } = await client.users.conversations({});
    expect(channels?.map(({ id }) => id)).toEqual([DESK]);
  });

  test('with a person are opened once, never with somebody deactivated', async () => {
    const first = await client.conversations.open({ users: 'U0ANA' });
    const second = await client.conversations.open({ users: 'U0ANA' });

    expect(first.channel?.id).toBe(second.channel?.id);
    expect(await errorOf(client.conversations.open({ users: 'U0OLD' }))).toBe('user_disabled');
    expect(await errorOf(client.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
  });
});

describe('users.info', () => {
  test.each([
    ['U0ANA', { is_admin: false, is_restricted: false, deleted: false, is_bot: false, tz_offset: 3600 }],
    ['U0ZOE', { is_admin: true }],
    ['U0GUS', { is_restricted: true, is_ultra_restricted: false }],
    ['U0OUT', { is_stranger: true, team_id: 'T0OUTSIDE01' }],
    ['U0OLD', { deleted: true }],
  ])('tells what %s is', async (id, expected) => {
    const { user } = await client.users.info({ user: id });

    expect(user).toMatchObject({ id, ...expected });
  });

  test('knows the bot, and tells the locale only when asked', async () => {
    const bot = await client.users.info({ user: slack.identity.botUserId });
    const plain = await client.users.info({ user: 'U0ANA' });
    const localised = await client.users.info({ user: 'U0ANA', include_locale: true });

    expect(bot.user?.is_bot).toBe(true);
    expect(plain.user).not.toHaveProperty('locale');
    expect(localised.user).toMatchObject({ locale: 'en-GB' });
    expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });
});

describe('pins', () => {
  test('are set once and taken off once', async () => {
    const ts = await post('board');
    const target = { channel: DESK, timestamp: ts };

    expect(await errorOf(client.pins.add(target))).toBe('ok');
    expect(await errorOf(client.pins.add(target))).toBe('already_pinned');
    expect((await client.pins.list({ channel: DESK })).items).toMatchObject([{ message: { ts } }]);
    expect(slack.pins(DESK)).toEqual([ts]);
    expect(await errorOf(client.pins.remove(target))).toBe('ok');
    expect(await errorOf(client.pins.remove(target))).toBe('no_pin');
  });
});

describe('reactions', () => {
  test('are given once and can be read', async () => {
    const ts = await post('card');
    const target = { channel: DESK, timestamp: ts, name: 'eyes' };

    expect(await errorOf(client.reactions.add(target))).toBe('ok');
    expect(await errorOf(client.reactions.add(target))).toBe('already_reacted');
    await slack.as('U0ANA').react(DESK, ts, 'eyes');
    const { message } = await client.reactions.get({ channel: DESK, timestamp: ts });
    expect(message?.reactions).toEqual([{ name: 'eyes', count: 2, users: [slack.identity.botUserId, 'U0ANA'] }]);
  });
});

describe('files', () => {
  test('go up with filesUploadV2 and come down with the bot token only', async () => {
    const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
    await client.filesUploadV2({ channel_id: DESK, file: bytes, filename: 'chart.png', initial_comment: 'Chart' });

    const [message] = slack.messages(DESK);
    const { id, url_private } = message?.files[0] ?? {};
    const authorized = { headers: { authorization: `Bearer ${slack.identity.botToken}` } };
    const download = await fetch(String(url_private), authorized);
    const stranger = await fetch(String(url_private));

    expect(message).toMatchObject({ text: 'Chart', files: [{ name: 'chart.png', mimetype: 'image/png', size: 8 }] });
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect(stranger.headers.get('content-type')).toContain('text/html');
    expect((await client.files.info({ file: String(id) })).file?.mimetype).toBe('image/png');
    expect(await errorOf(client.files.info({ file: 'F0NONE' }))).toBe('file_not_found');
  });

  test('go to one person in their direct messages, and are public nowhere', async () => {
    const { channel } = await client.conversations.open({ users: 'U0ANA' });
    const ims = [String(channel?.id)];
    await client.filesUploadV2({ channel_id: String(channel?.id), file: Buffer.from('a,b'), filename: 'log.csv' });

    const [message] = slack.messages(slack.directMessages('U0ANA'));

    expect(message?.files).toMatchObject([{ name: 'log.csv', is_public: false, channels: [], ims }]);
    expect(slack.messages(DESK)).toEqual([]);
  });
});

describe('blocks.validate', () => {
  test('points at mistakes', async () => {
    const { errors } = await client.blocks.validate({ blocks: [{ type: 'divider', block_id: '' }] });

    expect(errors).toMatchObject([{ pointer: '/blocks/0/block_id', code: 'too_short' }]);
  });
});
