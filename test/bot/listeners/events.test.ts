import { describe, expect, test } from 'vitest';
import type { TaskKind } from '../../../src/domain/task/task.ts';
import { backroom, type DeskInSlack, desk, deskInSlack, team } from './desk-in-slack.ts';

/** Lets an admin do something, and waits until we have dealt with what Slack says about it. */
async function heardOf(at: DeskInSlack, deed: () => Promise<void>): Promise<string | undefined> {
  const outcomes = at.outcomes(1);
  await deed();
  return (await outcomes)[0];
}

const alarms = async ({ domain }: DeskInSlack) =>
  (await domain.database.stores.alarms.live(team)).map(({ kind, subject, detail }) => ({ kind, subject, detail }));

const dueAt = async (at: DeskInSlack, kind: TaskKind, key: string) => (await at.tasks(kind, key))[0];

describe('a desk channel', () => {
  test.each([
    ['is archived', 'is_archived', (at: DeskInSlack) => at.slack.admin.archiveChannel(desk)],
    ['is deleted', 'channel_not_found', (at: DeskInSlack) => at.slack.admin.deleteChannel(desk)],
    ['loses us', 'not_in_channel', (at: DeskInSlack) => at.slack.admin.removeBotFromChannel(desk)],
  ])('that %s raises an alarm, and is looked at again in a minute', async (_what, code, deed) => {
    const at = await deskInSlack();

    expect(await heardOf(at, () => deed(at))).toBe(code);

    expect(await alarms(at)).toEqual([{ kind: 'desk-unreachable', subject: desk, detail: code }]);
    expect(await dueAt(at, 'tell-admins', `desk-unreachable:${desk}`)).toEqual(at.clock.now());
    expect(await dueAt(at, 'probe-desk', desk)).toEqual(new Date('2026-11-20T12:01:00Z'));
  });

  test.each([
    [
      'is taken out of the archive',
      (at: DeskInSlack) => at.slack.admin.archiveChannel(desk),
      (at: DeskInSlack) => at.slack.admin.unarchiveChannel(desk),
    ],
    [
      'has us invited again',
      (at: DeskInSlack) => at.slack.admin.removeBotFromChannel(desk),
      (at: DeskInSlack) => at.slack.admin.addBotToChannel(desk),
    ],
  ])('that %s is looked at without waiting', async (_what, close, open) => {
    const at = await deskInSlack();
    await heardOf(at, () => close(at));

    expect(await heardOf(at, () => open(at))).toBe('to be looked at');

    expect(await dueAt(at, 'probe-desk', desk)).toEqual(at.clock.now());
  });
});

describe('another channel', () => {
  test('is none of our business', async () => {
    const at = await deskInSlack();

    expect(await heardOf(at, () => at.slack.admin.archiveChannel(backroom))).toBe('not a desk');
    expect(await alarms(at)).toEqual([]);
  });
});

describe('an app that is thrown out', () => {
  test('says in the log what to do', async () => {
    const at = await deskInSlack();

    expect(await heardOf(at, () => at.slack.admin.revokeToken())).toBe('tokens_revoked');
    expect(at.logged.join('\n')).toContain('install the app again and set SLACK_BOT_TOKEN');
  });
});
