import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { keepWorkspace, readWorkspace } from '../../src/sandbox/slack-file.ts';
import { webClient } from './slack/web-client.ts';
import { DESK, smallTeam } from './slack/workspace-cast.ts';

let directory: string;
let slack: LocalSlack;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'storydesk-slack-'));
  slack = await startLocalSlack(smallTeam());
});

afterEach(async () => {
  await slack.close();
  await rm(directory, { recursive: true });
});

const fail = (error: unknown) => {
  throw error;
};

describe('the workspace file', () => {
  test('brings messages and pins back; ephemerals and modals are gone, as after a reload', async () => {
    const file = join(directory, 'made', 'on the way', 'slack.json');
    const keeper = keepWorkspace(slack, file, fail);
    const { ts } = await webClient(slack).chat.postMessage({ channel: DESK, text: 'board' });
    await webClient(slack).pins.add({ channel: DESK, timestamp: String(ts) });
    await webClient(slack).chat.postEphemeral({ channel: DESK, user: 'U0BEN', text: 'only you' });
    await keeper.close();

    const restore = await readWorkspace(file);
    const after = await startLocalSlack({ ...(restore && { restore }) });

    expect(after.messages(DESK).map(({ text }) => text)).toEqual(['board']);
    expect(after.pins(DESK)).toEqual([ts]);
    expect(after.ephemerals('U0BEN')).toEqual([]);
    await after.close();
  });

  test('is written shortly after a change without being asked, and whole: nothing half-written stays', async () => {
    const file = join(directory, 'slack.json');
    const keeper = keepWorkspace(slack, file, fail);
    await webClient(slack).chat.postMessage({ channel: DESK, text: 'card' });

    await expect.poll(() => readFile(file, 'utf8').catch(() => ''), { timeout: 5000 }).toContain('"card"');
    await keeper.close();
    expect(await readdir(directory)).toEqual(['slack.json']);
  });

  test('lets no id be given out twice, although the last ones before the end may not be in it', async () => {
    const file = join(directory, 'slack.json');
    const keeper = keepWorkspace(slack, file, fail);
    keeper.close();
    const lost = slack.directMessages('U0BEN');

    const restore = await readWorkspace(file);
    const after = await startLocalSlack({ ...(restore && { restore }) });

    expect(after.directMessages('U0BEN')).not.toBe(lost);
    await after.close();
  });

  test('that is not there is no workspace', async () => {
    expect(await readWorkspace(join(directory, 'none.json'))).toBeUndefined();
  });

  test.each(['', '[]', '{}', '{"people":1}', 'null'])('that holds %j is refused, saying what to do', async (text) => {
    const file = join(directory, 'slack.json');
    await writeFile(file, text);

    await expect(readWorkspace(file)).rejects.toThrow(/does not hold a Slack workspace.*Delete/);
  });

  test('that can’t be written is told, and the workspace goes on', async () => {
    const failures: unknown[] = [];
    await writeFile(join(directory, 'file'), '');
    const keeper = keepWorkspace(slack, join(directory, 'file', 'slack.json'), (error) => failures.push(error));
    await keeper.close();

    expect(failures).toHaveLength(1);
    expect((await webClient(slack).auth.test()).ok).toBe(true);
  });
});
