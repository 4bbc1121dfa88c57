import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let app: App;

beforeEach(async () => {
  slack = await startLocalSlack(smallTeam());
  const { botToken, appToken } = slack.identity;
  app = new App({
    token: botToken,
    logLevel: LogLevel.ERROR,
    receiver: new SocketModeReceiver({
      appToken,
      clientPingTimeout: 300,
      logLevel: LogLevel.ERROR,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

async function postCard(): Promise<string> {
  const { ts } = await app.client.chat.postMessage({
    channel: DESK,
    text: 'A lead',
    blocks: [
      { type: 'section', block_id: 'head', text: { type: 'mrkdwn', text: '*A lead*' } },
      {
        type: 'actions',
        block_id: 'buttons',
        elements: [
          { type: 'button', action_id: 'claim', value: 'L1', text: { type: 'plain_text', text: 'Claim' } },
          {
            type: 'overflow',
            action_id: 'more',
            options: [
              { text: { type: 'plain_text', text: 'Snooze' }, value: 'snooze' },
              { text: { type: 'plain_text', text: 'Why?' }, value: 'why' },
            ],
          },
        ],
      },
    ],
  });
  return String(ts);
}

describe('a Bolt app in Socket Mode', () => {
  test('claims a card: a press arrives, is acknowledged, and the message changes', async () => {
    app.action('claim', async ({ ack, body, client }) => {
      await ack();
      await client.chat.update({ channel: DESK, ts: String('message' in body && body.message?.ts), text: 'Claimed' });
    });
    await app.start();
    const ts = await postCard();
    const changed = nextChange('message');

    const result = await slack.as('U0BEN').press({ channel: DESK, ts, actionId: 'claim' });
    await changed;

    expect(result).toEqual({ acknowledgedInMs: expect.any(Number) });
    expect(slack.messages(DESK)).toMatchObject([{ text: 'Claimed', blocks: [], edits: 1 }]);
  });
});

/** Resolves with the next change of this kind. */
function nextChange(kind: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.onChange((change) => {
      if (change.kind !== kind) return;
      stop();
      resolve();
    });
  });
}
