import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { LOCAL_IDENTITY } from '../../../src/sandbox/slack/workspace/identity.ts';
import { httpApp } from './bolt-app.ts';
import { ManualClock } from './manual-clock.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** Starts a Slack and a Bolt app in HTTP mode, and tells Slack where the app listens. */
async function startBoth(
  register: (app: App) => void,
  signingSecret?: string,
): Promise<{ slack: LocalSlack; app: App }> {
  const slack = await startLocalSlack(smallTeam());
  const app = httpApp(slack, signingSecret);
  register(app);
  slack.deliverTo(requestUrl((await app.start(0)) as Server));
  closers.push(
    () => slack.close(),
    () => app.stop(),
  );
  return { slack, app };
}

function requestUrl(server: Server): { url: string; signingSecret: string } {
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, signingSecret: LOCAL_IDENTITY.signingSecret };
}

describe('a Bolt app over HTTP', () => {
  test('proves its request URL', async () => {
    const { slack } = await startBoth(() => {});

    expect(await slack.verifyRequestUrl()).toBe(true);
  });

  test('gets signed button presses and changes messages', async () => {
    const { slack, app } = await startBoth((bolt) => {
      bolt.action('claim', async ({ ack, body, client }) => {
        await client.chat.update({
          channel: DESK,
          ts: 'message' in body ? String(body.message?.ts) : '',
          text: 'Claimed',
        });
        await ack();
      });
    });
    const { ts } = await app.client.chat.postMessage({
      channel: DESK,
      text: 'A lead',
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'claim', text: plain('Claim') }] }],
    });

    const result = await slack.as('U0BEN').press({ channel: DESK, ts: String(ts), actionId: 'claim' });

    expect(result).toEqual({ acknowledgedInMs: expect.any(Number) });
    expect(slack.messages(DESK)).toMatchObject([{ text: 'Claimed' }]);
  });

  test('answers commands and modals in the acknowledgement', async () => {
    const { slack } = await startBoth((bolt) => {
      bolt.command('/storydesk', async ({ ack, command, client }) => {
        await client.views.open({
          trigger_id: command.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'log',
            title: plain('Log'),
            submit: plain('Save'),
            blocks: [
              {
                type: 'input',
                block_id: 'value',
                label: plain('Value'),
                element: { type: 'number_input', action_id: 'value', is_decimal_allowed: false },
              },
            ],
          },
        });
        await ack('Opening');
      });
      bolt.view('log', async ({ ack, view }) => {
        const value = view.state.values.value?.value?.value;
        await (value === '0' ? ack({ response_action: 'errors', errors: { value: 'Not nothing' } }) : ack());
      });
    });
    const ana = slack.as('U0ANA');

    await ana.command('/storydesk', 'log', DESK);
    const id = String(slack.openViews('U0ANA')[0]?.id);
    const refused = await ana.submitView(id, { value: 0 });
    const accepted = await ana.submitView(id, { value: 25 });

    expect(slack.ephemerals('U0ANA')).toMatchObject([{ text: 'Opening' }]);
    expect(refused.fieldErrors).toEqual({ value: 'Not nothing' });
    expect([accepted.error, slack.openViews('U0ANA')]).toEqual([undefined, []]);
  });

  test('refuses what is signed with another secret', async () => {
    const { slack } = await startBoth(() => {}, 'another secret');

    expect(await slack.as('U0ANA').command('/storydesk', '', DESK)).toEqual({
      acknowledgedInMs: undefined,
      error: 'refused',
    });
  });
});

describe('an event that is not acknowledged', () => {
  test('comes back at once, after one minute and after five more, and then no more', async () => {
    const headers: (string | undefined)[][] = [];
    const eventIds = new Set<unknown>();
    const failing = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      eventIds.add((JSON.parse(Buffer.concat(chunks).toString()) as { event_id: string }).event_id);
      headers.push([String(request.headers['x-slack-retry-num']), String(request.headers['x-slack-retry-reason'])]);
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
    const clock = new ManualClock();
    const slack = await startLocalSlack(smallTeam({ clock, deliverTo: requestUrl(failing) }));
    closers.push(
      () => new Promise((resolve) => failing.close(resolve)),
      () => slack.close(),
    );

    await slack.as('U0ANA').openHome();
    await expect.poll(() => headers.length).toBe(2);
    for (const [minutes, tries] of [
      [1, 3],
      [5, 4],
    ] as const) {
      await expect.poll(() => clock.sleepers).toBeGreaterThan(0);
      clock.advance(minutes * 60_000);
      await expect.poll(() => headers.length).toBe(tries);
    }
    clock.advance(24 * 3_600_000);

    expect(headers).toEqual([
      ['undefined', 'undefined'],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(eventIds.size).toBe(1);
  });
});
