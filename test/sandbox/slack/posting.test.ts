import type { WebClient } from '@slack/web-api';
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

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;
const metadata = { event_type: 'storydesk_card', event_payload: { lead_id: 'L1', version: 1 } };

async function post(text = 'hello', more: object = {}): Promise<string> {
  return String((await client.chat.postMessage({ channel: DESK, text, ...more })).ts);
}

describe('posting a message', () => {
  test('gives each a timestamp of its own, later than the one before, even within one instant', async () => {
    const first = await post();
    const second = await post();

    expect([first, second]).toEqual(['1795338000.000000', '1795338000.000100']);
  });

  test('keeps text, blocks and metadata', async () => {
    await post('A lead', { blocks: [section('*A lead*')], metadata });

    expect(slack.messages(DESK)).toMatchObject([{ text: 'A lead', blocks: [section('*A lead*')], metadata, edits: 0 }]);
  });

  test('names every block, as interactions refer to them', async () => {
    await post('x', { blocks: [section('a'), section('b')] });

    const [a, b] = slack.messages(DESK)[0]?.blocks.map(({ block_id }) => block_id) ?? [];
    expect([typeof a, typeof b, a === b]).toEqual(['string', 'string', false]);
  });

  test('reaches a person through a direct message, and a channel by its name', async () => {
    await client.chat.postMessage({ channel: 'U0ANA', text: 'psst' });
    await client.chat.postMessage({ channel: '#desk', text: 'all' });

    expect(slack.messages(slack.directMessages('U0ANA'))).toMatchObject([{ text: 'psst' }]);
    expect(slack.messages(DESK)).toMatchObject([{ text: 'all' }]);
  });

  test('is refused where the bot can not post, each time by Slack’s name', async () => {
    const to = (channel: string) => errorOf(client.chat.postMessage({ channel, text: 'x' }));

    expect(await to('C0NOWHERE')).toBe('channel_not_found');
    expect(await to(BACKROOM)).toBe('channel_not_found');
    await slack.admin.archiveChannel(DESK);
    expect(await to(DESK)).toBe('is_archived');
    await slack.admin.unarchiveChannel(DESK);
    await slack.admin.removeBotFromChannel(DESK);
    expect(await to(DESK)).toBe('not_in_channel');
    await slack.admin.deleteChannel(DESK);
    expect(await to(DESK)).toBe('channel_not_found');
  });

  test('is refused without anything to show', async () => {
    expect(await errorOf(client.chat.postMessage({ channel: DESK, text: '' }))).toBe('no_text');
  });

  test('is refused with a pointer to what is wrong in the blocks, and leaves nothing behind', async () => {
    const refusal = await client.chat
      .postMessage({ channel: DESK, text: 'x', blocks: [section('ok'), section('')] })
      .catch((error: unknown) => error);

    expect(refusal).toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]'],
        },
      },
    });
    expect(slack.messages(DESK)).toEqual([]);
  });

  test('cuts text at 40,000 characters', async () => {
    await post('x'.repeat(40_001));

    expect(slack.messages(DESK)[0]?.text).toHaveLength(40_000);
  });

  test('replies in threads of messages that exist', async () => {
    const root = await post();
    await post('reply', { thread_ts: root });

    expect(slack.messages(DESK)[1]).toMatchObject({ threadTs: root });
    const nowhere = client.chat.postMessage({ channel: DESK, text: 'x', thread_ts: '1.000000' });
    expect(await errorOf(nowhere)).toBe('cannot_reply_to_message');
  });
});

describe('an ephemeral message', () => {
  test('is seen by its person only', async () => {
    await client.chat.postEphemeral({ channel: DESK, user: 'U0ANA', text: 'Ben was first' });

    expect(slack.ephemerals('U0ANA')).toMatchObject([{ text: 'Ben was first' }]);
    expect([slack.ephemerals('U0BEN'), slack.messages(DESK)]).toEqual([[], []]);
  });

  test('needs a member of the channel', async () => {
    const stranger = client.chat.postEphemeral({ channel: DESK, user: 'U0GUS', text: 'x' });

    expect(await errorOf(stranger)).toBe('user_not_in_channel');
  });

  test('can not be updated', async () => {
    const { message_ts } = await client.chat.postEphemeral({ channel: DESK, user: 'U0ANA', text: 'x' });

    const update = client.chat.update({ channel: DESK, ts: String(message_ts), text: 'y' });
    expect(await errorOf(update)).toBe('message_not_found');
  });
});

describe('updating a message', () => {
  test('replaces text and blocks, and keeps the metadata', async () => {
    const ts = await post('old', { blocks: [section('old')], metadata });

    await client.chat.update({ channel: DESK, ts, text: 'new', blocks: [section('new')] });

    expect(slack.messages(DESK)).toMatchObject([{ ts, text: 'new', blocks: [section('new')], metadata, edits: 1 }]);
  });

  test('with text alone takes the blocks away and shows as edited', async () => {
    const ts = await post('old', { blocks: [section('old')] });

    await client.chat.update({ channel: DESK, ts, text: 'new' });

    expect(slack.messages(DESK)).toMatchObject([{ blocks: [], editedTs: expect.any(String) }]);
  });

  test('replaces metadata when given, and removes it when given empty', async () => {
    const ts = await post('x', { metadata });
    const newer = { ...metadata, event_payload: { lead_id: 'L1', version: 2 } };

    await client.chat.update({ channel: DESK, ts, text: 'x', metadata: newer });
    expect(slack.messages(DESK)[0]?.metadata).toEqual(newer);

    await client.apiCall('chat.update', { channel: DESK, ts, text: 'x', metadata: {} });
    expect(slack.messages(DESK)[0]).not.toHaveProperty('metadata');
  });

  test('is refused for messages of others, for missing ones and above 4,000 characters', async () => {
    const own = await post();
    const { ts: others } = await slack.as('U0ANA').post(DESK, 'mine');
    const update = (ts: string | undefined, text: string) =>
      errorOf(client.chat.update({ channel: DESK, ts: String(ts), text }));

    expect(await update(others, 'x')).toBe('cant_update_message');
    expect(await update('1.000000', 'x')).toBe('message_not_found');
    expect(await update(own, 'x'.repeat(4001))).toBe('msg_too_long');
    expect(await update(own, 'x'.repeat(4000))).toBe('ok');
  });
});

describe('deleting a message', () => {
  test('works once, and for own messages only', async () => {
    const own = await post();
    const { ts: others } = await slack.as('U0ANA').post(DESK, 'mine');
    const remove = (ts: string | undefined) => errorOf(client.chat.delete({ channel: DESK, ts: String(ts) }));

    expect([await remove(own), await remove(own), await remove(others)]).toEqual([
      'ok',
      'message_not_found',
      'cant_delete_message',
    ]);
    expect(slack.messages(DESK)[0]?.deletedAt).toBe('2026-11-22T09:00:00.000Z');
  });
});

describe('a permalink', () => {
  test('leads to a message that exists', async () => {
    const ts = await post();

    const { permalink } = await client.chat.getPermalink({ channel: DESK, message_ts: ts });

    expect(permalink).toBe(`https://local.slack.com/archives/${DESK}/p1795338000000000`);
    expect(await errorOf(client.chat.getPermalink({ channel: DESK, message_ts: '1.0' }))).toBe('message_not_found');
  });
});
