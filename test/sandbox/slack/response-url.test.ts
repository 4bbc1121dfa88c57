import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { ManualClock } from './manual-clock.ts';
import { webClient } from './web-client.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startLocalSlack(smallTeam({ clock }));
});

afterEach(() => slack.close());

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** Ana presses a button on a card, and the app, which isn't there, would get this response URL. */
async function pressedCard(): Promise<{ url: string; ts: string }> {
  const { ts } = await webClient(slack).chat.postMessage({
    channel: DESK,
    text: 'A lead',
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'claim', text: plain('Claim') }] }],
  });
  await slack.as('U0ANA').press({ channel: DESK, ts: String(ts), actionId: 'claim' });
  return { url: String(slack.deliveries.at(-1)?.payload.response_url), ts: String(ts) };
}

async function respond(url: string, body: object): Promise<[number, unknown]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

describe('a response URL', () => {
  test('answers the person alone, unless the channel is asked for', async () => {
    const { url } = await pressedCard();

    await respond(url, { text: 'for you' });
    await respond(url, { text: 'for all', response_type: 'in_channel' });

    expect(slack.ephemerals('U0ANA')).toMatchObject([{ text: 'for you' }]);
    expect(slack.messages(DESK).at(-1)).toMatchObject({ text: 'for all' });
  });

  test('replaces or deletes the message it came from', async () => {
    const { url, ts } = await pressedCard();

    await respond(url, { text: 'gone', replace_original: true });
    expect(slack.messages(DESK)).toMatchObject([{ ts, text: 'gone', edits: 1 }]);
    await respond(url, { delete_original: true });

    expect(slack.messages(DESK)).toMatchObject([{ ts, deletedAt: expect.any(String) }]);
  });

  test('works where the bot may not post', async () => {
    const { url } = await pressedCard();
    await slack.admin.removeBotFromChannel(DESK);

    expect(await respond(url, { text: 'still here' })).toEqual([200, { ok: true }]);
  });

  test('works five times', async () => {
    const { url } = await pressedCard();
    for (let count = 0; count < 5; count += 1) expect((await respond(url, { text: 'x' }))[0]).toBe(200);

    expect(await respond(url, { text: 'x' })).toEqual([404, { ok: false, error: 'used_url' }]);
  });

  test('works for thirty minutes', async () => {
    const { url } = await pressedCard();

    clock.advance(30 * 60_000);
    expect((await respond(url, { text: 'x' }))[0]).toBe(200);
    clock.advance(1);

    expect(await respond(url, { text: 'x' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  test('refuses content Slack would refuse, without counting it', async () => {
    const { url } = await pressedCard();

    expect(await respond(url, { blocks: [{ type: 'nope' }] })).toEqual([400, { ok: false, error: 'invalid_blocks' }]);
  });
});
