import nock from 'nock';
import { afterEach, describe, expect, test } from 'vitest';
import { slackLogger } from '../../../src/bot/slack/bot-log.ts';
import { slackClients } from '../../../src/bot/slack/slack-clients.ts';
import { slackFailure } from '../../../src/bot/slack/slack-failure.ts';

const root = 'https://slack.example';
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const { posting } = slackClients({
  token: 'xoxb-test',
  apiUrl: `${root}/api/`,
  logger: slackLogger(quiet),
  fetch: (...call) => fetch(...call), // nock replaces the global one
});
const post = () =>
  posting.chat.postMessage({ channel: 'C1', text: 'hello' }).then(
    () => 'posted',
    (error: unknown) => slackFailure(error),
  );

describe('a call to Slack that fails', () => {
  afterEach(() => {
    nock.cleanAll();
  });

  test('is made once: nothing is repeated without looking first', async () => {
    const slack = nock(root).post('/api/chat.postMessage').times(3).reply(500, 'oops');

    expect(await post()).toEqual({ kind: 'no-answer' });
    expect(slack.pendingMocks()).toHaveLength(1);
    expect(slack.isDone()).toBe(false);
  });

  test('says how long Slack asked us to wait', async () => {
    nock(root).post('/api/chat.postMessage').reply(429, '', { 'retry-after': '7' });

    expect(await post()).toEqual({ kind: 'rate-limited', retryAfterSeconds: 7 });
  });

  test('waits half a minute when Slack does not say how long', async () => {
    nock(root).post('/api/chat.postMessage').reply(429);

    expect(await post()).toEqual({ kind: 'rate-limited', retryAfterSeconds: 30 });
  });

  test('names Slack’s own refusal', async () => {
    nock(root).post('/api/chat.postMessage').reply(200, { ok: false, error: 'is_archived' });

    expect(await post()).toEqual({ kind: 'refused', code: 'is_archived' });
  });

  test('leaves open what became of it when Slack itself failed', async () => {
    nock(root).post('/api/chat.postMessage').reply(200, { ok: false, error: 'internal_error' });

    expect(await post()).toEqual({ kind: 'no-answer' });
  });
});
