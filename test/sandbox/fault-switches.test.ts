import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FaultSwitches, faultNames, faultSwitches } from '../../src/sandbox/fault-switches.ts';
import { type LocalInstagram, startLocalInstagram } from '../../src/sandbox/instagram/local-instagram.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { shop } from './instagram/local-setup.ts';
import { type WebhookReceiver, webhookReceiver } from './instagram/webhook-receiver.ts';
import { ManualClock } from './slack/manual-clock.ts';
import { DESK, smallTeam } from './slack/workspace-cast.ts';

let slack: LocalSlack;
let instagram: LocalInstagram;
let receiver: WebhookReceiver;
let faults: FaultSwitches;

beforeEach(async () => {
  slack = await startLocalSlack(smallTeam());
  receiver = await webhookReceiver();
  instagram = await startLocalInstagram({
    accounts: [shop],
    appSecrets: ['test_app_secret'],
    verifyToken: 'verify-me',
    webhookUrl: receiver.url,
  });
  faults = faultSwitches({ slack, instagram });
});

afterEach(async () => {
  await instagram.close();
  await receiver.close();
  await slack.close();
});

/** Posts once without trying again: the status, or that nothing came back. */
const post = (text: string) =>
  fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.identity.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: DESK, text }),
  }).then(
    ({ status }) => status,
    () => 'no answer' as const,
  );

async function posts(count: number): Promise<(number | 'no answer')[]> {
  const outcomes: (number | 'no answer')[] = [];
  for (let number = 0; number < count; number += 1) outcomes.push(await post(`${number}`));
  return outcomes;
}

/** Enough for a share of two in five to show itself: all alike would be one chance in 10⁸. */
const many = 40;

describe('the switches for faults', () => {
  test('are all off at the start', () => {
    expect(faults.all().map(({ name, isOn }) => [name, isOn])).toEqual(faultNames.map((name) => [name, false]));
  });

  test('tell who watches, and say which are on', () => {
    let told = 0;
    faults.onChange(() => {
      told += 1;
    });

    faults.set('slack-429', true);
    faults.set('webhooks-twice', true);
    faults.set('slack-429', false);

    expect(told).toBe(3);
    expect(faults.all().filter(({ isOn }) => isOn)).toMatchObject([{ name: 'webhooks-twice' }]);
  });
});

describe('Slack telling posts to wait', () => {
  test('refuses some of them with 429, and none once switched off', async () => {
    faults.set('slack-429', true);
    const meanwhile = await posts(many);
    faults.set('slack-429', false);

    expect(new Set(meanwhile)).toEqual(new Set([200, 429]));
    expect(slack.messages(DESK)).toHaveLength(meanwhile.filter((outcome) => outcome === 200).length);
    expect(new Set(await posts(many))).toEqual(new Set([200]));
  });
});

describe('Slack losing answers', () => {
  test('applies every post, and cuts the connection after some', async () => {
    faults.set('slack-answer-lost', true);

    const outcomes = await posts(many);

    expect(new Set(outcomes)).toEqual(new Set([200, 'no answer']));
    expect(slack.messages(DESK)).toHaveLength(many);
  });
});

describe('a slow Slack', () => {
  test('answers after two to four seconds', async () => {
    const clock = new ManualClock();
    await slack.close();
    slack = await startLocalSlack({ ...smallTeam(), clock });
    faults = faultSwitches({ slack, instagram });
    faults.set('slack-slow', true);
    const answer = post('slow');

    await expect.poll(() => clock.sleepers).toBe(1);
    clock.advance(1_999);
    expect(clock.sleepers).toBe(1);
    clock.advance(2_001);

    expect(await answer).toBe(200);
    expect(slack.messages(DESK)).toHaveLength(1);
  });

  test('still tells to wait when it should do that too', async () => {
    faults.set('slack-slow', true);
    faults.set('slack-429', true);

    const struck = Array.from({ length: many }, () => slack.faults.strike('chat.postMessage', {})?.kind);

    expect(new Set(struck)).toEqual(new Set(['rate-limited', 'delay']));
  });
});

describe('webhooks that come twice', () => {
  test('bring the same bytes again, each time', async () => {
    faults.set('webhooks-twice', true);
    for (const text of ['one', 'two']) {
      instagram.viewer('jane.doe_').sendDm(text);
      await instagram.settled();
    }

    const bodies = receiver.posts.map(({ body }) => body);
    expect(bodies).toHaveLength(4);
    expect(new Set(bodies).size).toBe(2);
  });

  test('come once again when switched off', async () => {
    faults.set('webhooks-twice', true);
    faults.set('webhooks-twice', false);
    instagram.viewer('jane.doe_').sendDm('Hello');
    await instagram.settled();

    expect(receiver.posts).toHaveLength(1);
  });
});

describe('an Instagram that loses answers to sends', () => {
  test('sends the message, answers nothing, and still answers everything else', async () => {
    instagram.viewer('jane.doe_').sendDm('Hello');
    const { igsid } = instagram.viewer('jane.doe_');
    faults.set('instagram-answer-lost', true);
    const headers = { authorization: `Bearer ${shop.accessToken}`, 'content-type': 'application/json' };

    const sent = fetch(`${instagram.url}/v26.0/me/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ recipient: { id: igsid }, message: { text: 'Hello!' } }),
    });

    await expect(sent).rejects.toThrow('fetch failed');
    expect(instagram.ledger.sentMessages).toMatchObject([{ text: 'Hello!' }]);
    expect((await fetch(`${instagram.url}/v26.0/me`, { headers })).status).toBe(200);
  });
});
