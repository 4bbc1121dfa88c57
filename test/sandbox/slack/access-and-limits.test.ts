import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { ManualClock } from './manual-clock.ts';
import { errorOf, webClient } from './web-client.ts';
import { BACKROOM, DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let client: WebClient;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startLocalSlack(smallTeam({ clock, limits: {} }));
  client = webClient(slack);
});

afterEach(() => slack.close());

const post = (channel = DESK) => client.chat.postMessage({ channel, text: 'x' });

describe('tokens', () => {
  test('are told apart by Slack’s names', async () => {
    const withToken = (token?: string) => errorOf(new WebClient(token, { slackApiUrl: slack.apiUrl }).auth.test());

    expect(await withToken()).toBe('not_authed');
    expect(await withToken('xoxb-wrong')).toBe('invalid_auth');
    expect(await withToken(slack.identity.appToken)).toBe('not_allowed_token_type');
    expect(await withToken(slack.identity.botToken)).toBe('ok');
  });

  test('work in a form field and in JSON bodies too', async () => {
    const { botToken } = slack.identity;
    const form = await fetch(`${slack.apiUrl}auth.test`, {
      method: 'POST',
      body: new URLSearchParams({ token: botToken }),
    });
    const json = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${botToken}` },
      body: JSON.stringify({ channel: DESK, text: 'x', blocks: [{ type: 'divider' }], unfurl_links: false }),
    });

    expect(await form.json()).toMatchObject({ ok: true, bot_id: slack.identity.botId });
    expect(await json.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'divider' }] } });
  });

  test('stop working when revoked', async () => {
    await slack.admin.revokeToken();

    expect(await errorOf(client.auth.test())).toBe('token_revoked');
  });
});

describe('a call nobody knows', () => {
  test('is an unknown method', async () => {
    expect(await errorOf(client.apiCall('chat.teleport'))).toBe('unknown_method');
  });

  test('or one without its arguments is told which are missing', async () => {
    const refusal = await client.apiCall('chat.postMessage', { text: 'x' }).catch((error: unknown) => error);

    expect(refusal).toMatchObject({
      data: { error: 'invalid_arguments', errors: [expect.stringContaining('/channel')] },
    });
  });
});

describe('rate limits', () => {
  test('let one message a second into a channel, and say how long to wait', async () => {
    await post();

    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    clock.advance(1000);
    await post();
    expect(slack.messages(DESK)).toHaveLength(2);
    expect(slack.calls.map(({ status, applied }) => [status, applied])).toEqual([
      [200, true],
      [429, false],
      [200, true],
    ]);
  });

  test('count each channel on its own', async () => {
    await slack.admin.addBotToChannel(BACKROOM);

    await post();

    expect(await errorOf(post(BACKROOM))).toBe('ok');
  });

  test('tolerate a burst when told to', async () => {
    slack.setLimits({ postBurst: 2 });

    await post();
    await post();

    await expect(post()).rejects.toMatchObject({ retryAfter: 2 });
  });

  test('let fifty updates a minute through for the whole workspace', async () => {
    const { ts } = await post();
    const update = () => client.chat.update({ channel: DESK, ts: String(ts), text: 'x' });
    for (let count = 0; count < 50; count += 1) await update();

    clock.advance(20_000);
    await expect(update()).rejects.toMatchObject({ retryAfter: 40 });
    clock.advance(40_000);
    expect(await errorOf(update())).toBe('ok');
  });

  test('hold only the method that ran into them', async () => {
    await post();
    await expect(post()).rejects.toThrow();

    expect(await errorOf(client.users.info({ user: 'U0ANA' }))).toBe('ok');
  });

  test('can be set for one method, and switched off', async () => {
    slack.setLimits({ perMinute: { 'users.info': 1 } });
    const look = () => client.users.info({ user: 'U0ANA' });
    await look();
    await expect(look()).rejects.toMatchObject({ retryAfter: 60 });

    slack.setLimits({ enabled: false });

    expect(await errorOf(look())).toBe('ok');
  });
});
