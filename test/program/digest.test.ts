import { expect, test, vi } from 'vitest';
import { addLocalDays, localDayOf } from '../../src/domain/local-day.ts';
import { desk, type Stage, settingsFile, stageForTest } from '../support/program/stage.ts';

const patience = { timeout: 60_000, interval: 100 };
/** The account of the environment lives in UTC. */
const daysAgo = (days: number) => addLocalDays(localDayOf(new Date(), 'UTC'), -days);

/** Which days a digest stands of in the channel, by Slack's own account. */
const digests = ({ slack }: Stage) =>
  slack
    .messages(desk)
    .filter(({ metadata, deletedAt }) => metadata?.event_type === 'storydesk_digest' && !deletedAt)
    .map(({ metadata }) => metadata?.event_payload.date);

test('after days without anybody there is one digest, whoever starts, is killed, or gets no answer', async () => {
  const stage = await stageForTest();
  // Its time is over all day long.
  const SETTINGS_FILE = await settingsFile(stage, 'digest:\n  at: "00:00"\n');
  const earlier = stage.start({ SETTINGS_FILE });
  await earlier.untilReady();
  const asked = stage.cli(['digest', '--date', daysAgo(4), '--post'], { SETTINGS_FILE });
  expect(await asked.ended).toMatchObject({ code: 0 });
  await vi.waitFor(() => expect(digests(stage)).toEqual([daysAgo(4)]), patience);
  await earlier.killed();

  stage.slack.faults.add({ method: 'chat.postMessage', kind: 'answer-lost', times: 1 });
  const ports = await Promise.all([stage.freePort(), stage.freePort()]);
  const programs = ports.map((port) => stage.start({ SETTINGS_FILE, PORT: String(port) }));
  await vi.waitFor(() => expect(digests(stage)).toContain(daysAgo(1)), patience);
  await Promise.all(programs.map((program) => program.killed()));
  const last = stage.start({ SETTINGS_FILE });
  await last.untilReady();

  // Whoever finds that an answer never came looks for the message, and posts no second one.
  const { slack } = stage;
  const looked = () => slack.calls.filter(({ method }) => method === 'conversations.history').length;
  await vi.waitFor(() => expect(looked()).toBeGreaterThan(0), patience);
  expect(await last.stopped()).toMatchObject({ code: 0 });
  expect(digests(stage)).toEqual([daysAgo(4), daysAgo(1)]);
  const shown = slack.messages(desk).find(({ metadata }) => metadata?.event_payload.date === daysAgo(1));
  expect(JSON.stringify(shown?.blocks)).toContain(`/storydesk digest ${daysAgo(3)}`);
});

test('the command line prints digests through the running Storydesk, and has one posted once', async () => {
  const stage = await stageForTest({ database: 'embedded' });
  const program = stage.start();
  await program.untilReady();
  const run = async (...args: string[]) => {
    const child = stage.cli(['digest', ...args]);
    const { code } = await child.ended;
    return { code, said: child.said() };
  };

  expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining(desk) });
  expect(await run('--date', 'week')).toMatchObject({ code: 0 });
  expect(await run('--date', 'tomorrow')).toMatchObject({ code: 64, said: expect.stringContaining('is no day') });
  expect(await run('--date', 'today', '--post')).toMatchObject({ code: 1, said: expect.stringContaining('not over') });
  expect(await run('--account', '1')).toMatchObject({ code: 64, said: expect.stringContaining('--account 1784') });
  expect(digests(stage)).toEqual([]);

  expect(await run('--post')).toMatchObject({ code: 0 });
  expect(await run('--post')).toMatchObject({ code: 1, said: expect.stringContaining('before') });
  await vi.waitFor(() => expect(digests(stage)).toEqual([daysAgo(1)]), patience);
});
