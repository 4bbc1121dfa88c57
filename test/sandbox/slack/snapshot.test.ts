import { afterEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import type { WorkspaceState } from '../../../src/sandbox/slack/workspace/workspace-state.ts';
import { webClient } from './web-client.ts';
import { DESK, smallTeam } from './workspace-cast.ts';

const running: LocalSlack[] = [];

afterEach(async () => {
  for (const slack of running.splice(0)) await slack.close();
});

async function start(options: Parameters<typeof startLocalSlack>[0]): Promise<LocalSlack> {
  const slack = await startLocalSlack(options);
  running.push(slack);
  return slack;
}

describe('a snapshot', () => {
  test('survives JSON and brings everything back, ids and timestamps going on from there', async () => {
    const before = await start(smallTeam());
    const { ts } = await webClient(before).chat.postMessage({ channel: DESK, text: 'board' });
    await webClient(before).pins.add({ channel: DESK, timestamp: String(ts) });
    const saved = JSON.parse(JSON.stringify(before.snapshot())) as WorkspaceState;

    const after = await start({ restore: saved, limits: 'off' });
    const next = await webClient(after).chat.postMessage({ channel: DESK, text: 'card' });

    expect(after.messages(DESK).map(({ text }) => text)).toEqual(['board', 'card']);
    expect(after.pins(DESK)).toEqual([ts]);
    expect(after.people.map(({ id }) => id)).toEqual(before.people.map(({ id }) => id));
    expect(Number(next.ts)).toBeGreaterThan(Number(ts));
  });

  test('is not touched by what happens afterwards', async () => {
    const slack = await start(smallTeam());
    const saved = slack.snapshot();

    await webClient(slack).chat.postMessage({ channel: DESK, text: 'x' });
    slack.restore(saved);

    expect(slack.messages(DESK)).toEqual([]);
  });
});
