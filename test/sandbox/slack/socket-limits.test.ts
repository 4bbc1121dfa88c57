import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { ManualClock } from './manual-clock.ts';
import { webClient } from './web-client.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

let slack: LocalSlack;
let clock: ManualClock;
let sockets: WebSocket[];

beforeEach(async () => {
  clock = new ManualClock();
  sockets = [];
  slack = await startLocalSlack(smallTeam({ clock, subscribedEvents: ['app_home_opened'] }));
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await slack.close();
});

async function newUrl(): Promise<string> {
  const { url } = await webClient(slack, slack.identity.appToken).apps.connections.open({});
  return String(url);
}

/** Connects, and resolves with the first thing Slack says. */
async function firstWord(url: string): Promise<unknown> {
  const socket = new WebSocket(url);
  sockets.push(socket);
  const [raw] = await once(socket, 'message');
  return JSON.parse(String(raw));
}

describe('a socket', () => {
  test('is greeted with the number of connections', async () => {
    expect(await firstWord(await newUrl())).toMatchObject({ type: 'hello', num_connections: 1 });
    expect(await firstWord(await newUrl())).toMatchObject({ type: 'hello', num_connections: 2 });
  });

  test('opens once with each ticket', async () => {
    const url = await newUrl();
    await firstWord(url);

    await expect(firstWord(url)).rejects.toThrow('503');
  });

  test('is the last one allowed when it is the tenth', async () => {
    for (let count = 0; count < 10; count += 1) await firstWord(await newUrl());

    expect(await firstWord(await newUrl())).toEqual({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(slack.openSockets).toBe(10);
  });

  test('is refused for as long as told', async () => {
    slack.refuseNewSockets(5000);
    await expect(firstWord(await newUrl())).rejects.toThrow('503');

    clock.advance(5000);

    expect(await firstWord(await newUrl())).toMatchObject({ type: 'hello' });
  });

  test('hears only of events the app is subscribed to', async () => {
    await firstWord(await newUrl());
    const heard: unknown[] = [];
    sockets[0]?.on('message', (raw) => heard.push(JSON.parse(String(raw))));

    await slack.as('U0ANA').post(DESK, 'hello');
    const opening = slack.as('U0ANA').openHome();
    await expect.poll(() => heard).toHaveLength(1);

    expect(heard).toMatchObject([{ type: 'events_api', payload: { event: { type: 'app_home_opened' } } }]);
    clock.advance(3000);
    expect((await opening).error).toBe('timeout');
  });

  test('gets an event again when it did not acknowledge', async () => {
    await firstWord(await newUrl());
    const heard: { retry_attempt: number; retry_reason: string; payload: { event_id: string } }[] = [];
    sockets[0]?.on('message', (raw) => heard.push(JSON.parse(String(raw))));
    const opening = slack.as('U0ANA').openHome();
    await expect.poll(() => heard).toHaveLength(1);

    clock.advance(3000);
    await opening;
    await expect.poll(() => heard).toHaveLength(2);

    expect(heard.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
    ]);
    expect(heard[0]?.payload.event_id).toBe(heard[1]?.payload.event_id);
  });
});
