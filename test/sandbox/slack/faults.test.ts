import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { ManualClock } from './manual-clock.ts';
import { errorOf, webClient } from './web-client.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let client: WebClient;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startLocalSlack(smallTeam({ clock }));
  client = webClient(slack);
});

afterEach(() => slack.close());

const method = 'chat.postMessage';
const post = (text = 'x') => client.chat.postMessage({ channel: DESK, text });
const posted = () => slack.messages(DESK).length;

describe('a fault', () => {
  test('"rate-limited" asks to wait and applies nothing', async () => {
    slack.faults.add({ method, kind: 'rate-limited', retryAfterSeconds: 7, times: 1 });

    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(posted()).toBe(0);
    await post();
    expect(posted()).toBe(1);
  });

  test('"server-error" answers 500 and applies nothing', async () => {
    slack.faults.add({ method, kind: 'server-error', times: 1 });

    await expect(post()).rejects.toMatchObject({ statusCode: 500 });
    expect(posted()).toBe(0);
  });

  test('"answer-lost" applies, and the caller can not know', async () => {
    slack.faults.add({ method, kind: 'answer-lost', times: 1 });

    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(posted()).toBe(1);
    expect(slack.calls.at(-1)).toMatchObject({ method, applied: true });
    expect(slack.calls.at(-1)).not.toHaveProperty('answer');
  });

  test('"cut-before" looks the same to the caller, and applies nothing', async () => {
    slack.faults.add({ method, kind: 'cut-before', times: 1 });

    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(posted()).toBe(0);
    expect(slack.calls.at(-1)).toMatchObject({ method, applied: false });
  });

  test.each([
    [true, 1],
    [false, 0],
  ])('"hang" never answers (applied: %s)', async (applied, messages) => {
    slack.faults.add({ method, kind: 'hang', applied });
    let answered = false;
    post().then(
      () => {
        answered = true;
      },
      () => {},
    );
    await expect.poll(() => slack.calls).toMatchObject([{ method, applied }]);

    // Asked later and answered: the first call could have been by now.
    await client.auth.test();

    expect([answered, posted()]).toEqual([false, messages]);
  });

  test('"error" answers with the name given', async () => {
    slack.faults.add({ method, kind: 'error', error: 'fatal_error', times: 1 });

    expect(await errorOf(post())).toBe('fatal_error');
    expect(posted()).toBe(0);
  });

  test('"delay" answers when its time has come', async () => {
    slack.faults.add({ method, kind: 'delay', ms: 2000 });
    const slow = post();
    await client.auth.test();
    expect(posted()).toBe(0);

    clock.advance(2000);
    await slow;

    expect(posted()).toBe(1);
  });

  test('may wait for certain arguments', async () => {
    slack.faults.add({ method, kind: 'server-error', when: ({ text }) => text === 'unlucky' });

    await expect(post('unlucky')).rejects.toThrow();
    expect(await errorOf(post('lucky'))).toBe('ok');
  });

  test('may strike now and then, drawn from a given source', async () => {
    const draws = [0.1, 0.9, 0.2];
    slack.faults.add({ method, kind: 'error', error: 'unlucky', rate: 0.5, random: () => draws.shift() ?? 1 });

    expect([await errorOf(post()), await errorOf(post()), await errorOf(post())]).toEqual(['unlucky', 'ok', 'unlucky']);
  });

  test('can strike every method, and be taken away', async () => {
    const takeAway = slack.faults.add({ method: '*', kind: 'error', error: 'internal_error' });
    expect(await errorOf(client.auth.test())).toBe('internal_error');

    takeAway();

    expect(await errorOf(client.auth.test())).toBe('ok');
  });
});
