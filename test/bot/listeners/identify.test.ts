import { describe, expect, onTestFinished, test } from 'vitest';
import { slackLogger } from '../../../src/bot/slack/bot-log.ts';
import { identify } from '../../../src/bot/slack/identify.ts';
import type { Pause } from '../../../src/bot/slack/pause.ts';
import { slackClients } from '../../../src/bot/slack/slack-clients.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { outcomeLog } from './outcome-log.ts';

async function aWorkspace(token?: string) {
  const slack = await startLocalSlack({ limits: 'off' });
  onTestFinished(() => slack.close());
  const { log, logged } = outcomeLog();
  const waits: number[] = [];
  const pause: Pause = async (ms) => void waits.push(ms);
  const clients = () =>
    slackClients({ token: token ?? slack.identity.botToken, apiUrl: slack.apiUrl, logger: slackLogger(log), fetch });
  const ask = (signal = new AbortController().signal) =>
    identify(clients().reading, {
      log,
      pause,
      signal,
    });
  return { slack, ask, waits, logged };
}

describe('asking Slack whose token this is', () => {
  test('answers with the workspace and who we are in it', async () => {
    const { slack, ask } = await aWorkspace();

    expect(await ask()).toEqual({
      team: slack.identity.teamId,
      teamName: 'Local workspace',
      botUser: slack.identity.botUserId,
      botId: slack.identity.botId,
    });
  });

  test('names the variable to mend when Slack refuses the token', async () => {
    const { ask, waits } = await aWorkspace('xoxb-wrong');

    await expect(ask()).rejects.toThrow(
      /^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy the Bot User OAuth Token/,
    );
    expect(waits).toEqual([]);
  });

  test('asks again, less and less often, while Slack gives no answer', async () => {
    const { slack, ask, waits } = await aWorkspace();
    slack.faults.add({ method: 'auth.test', kind: 'server-error', times: 7 });

    await ask();

    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  test('waits as long as Slack asks', async () => {
    const { slack, ask, waits } = await aWorkspace();
    slack.faults.add({ method: 'auth.test', kind: 'rate-limited', retryAfterSeconds: 12, times: 1 });

    await ask();

    expect(waits).toEqual([12_000]);
  });

  test('ends when the product stops', async () => {
    const { slack, ask } = await aWorkspace();
    slack.faults.add({ method: 'auth.test', kind: 'server-error' });

    await expect(ask(AbortSignal.abort())).rejects.toThrow('aborted');
  });
});
