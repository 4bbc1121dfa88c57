import { describe, expect, test } from 'vitest';
import { tellAdminsTask } from '../../../src/bot/alarm/tell-admins.ts';
import { raiseAlarm } from '../../../src/domain/alarm/raise-alarm.ts';
import { slackUserId } from '../../../src/domain/ids.ts';
import type { RunningTask } from '../../../src/domain/task/task-handler.ts';
import { account, type DeskInSlack, desk, deskInSlack, team } from './desk-in-slack.ts';

const task: RunningTask = {
  id: 'task-1',
  team,
  kind: 'tell-admins',
  key: `desk-unreachable:${desk}`,
  lane: undefined,
  attempts: 1,
};

const raise = ({ domain }: DeskInSlack) =>
  domain.database.transaction((stores) => raiseAlarm(domain, stores, team, 'desk-unreachable', desk, 'is_archived'));

/** Runs the task as a worker does: what it wants recorded is recorded. */
async function run(at: DeskInSlack, which: RunningTask = task) {
  const { domain, clients } = at;
  const { record, ...result } = await tellAdminsTask(domain, clients)(which, {
    isStillOurs: () => true,
    untilItsTurn: async () => {},
  });
  await domain.database.transaction(async (stores) => record?.(stores));
  return result;
}

const told = (at: DeskInSlack, user: string) =>
  at.slack.messages(at.slack.directMessages(user)).map(({ text }) => text);

describe('a fault of the set-up', () => {
  test('is told to the admins of the workspace, in their direct messages, once', async () => {
    const at = await deskInSlack();
    await raise(at);

    expect(await run(at)).toMatchObject({ outcome: 'done', detail: 'told 1 of 1' });
    expect(await run(at)).toMatchObject({ outcome: 'done', detail: 'nothing to tell' });

    expect(told(at, 'U0ZOE')).toEqual([expect.stringContaining(`<#${desk}> is archived`)]);
    expect(told(at, 'U0ANA')).toEqual([]);
  });

  test('is told to the managers of the settings in their place, each in their language', async () => {
    const at = await deskInSlack({ managers: [slackUserId('U0BEN'), slackUserId('U0CHLOE')] });
    await raise(at);

    await run(at);

    expect(told(at, 'U0BEN')).toEqual([expect.stringContaining('is archived')]);
    expect(told(at, 'U0CHLOE')).toEqual([expect.stringContaining('est archivé')]);
    expect(told(at, 'U0ZOE')).toEqual([]);
  });

  test('is told to five admins at most, and to no guest, bot or deactivated one', async () => {
    const at = await deskInSlack();
    for (const name of ['EVA', 'FAY', 'GIA', 'HAL', 'IDA', 'JAN']) {
      at.slack.admin.addPerson({ id: `U0${name}`, name, realName: name, locale: 'en-GB', tz: 'UTC', role: 'admin' });
    }
    await raise(at);

    expect(await run(at)).toMatchObject({ detail: 'told 5 of 5' });
  });

  test('names the account it is about', async () => {
    const at = await deskInSlack();
    await at.domain.database.transaction((stores) =>
      raiseAlarm(at.domain, stores, team, 'token-refused', account.id, 'expired'),
    );

    await run(at, { ...task, key: `token-refused:${account.id}` });

    expect(told(at, 'U0ZOE')).toEqual([expect.stringContaining('@atelier')]);
  });

  test('is told later when Slack cannot be reached, or asks to wait', async () => {
    const at = await deskInSlack();
    await raise(at);
    const restore = at.slack.faults.add({ method: 'users.list', kind: 'server-error' });
    expect(await run(at)).toMatchObject({ outcome: { again: new Date('2026-11-20T12:01:00Z') } });
    restore();
    at.slack.faults.add({ method: 'chat.postMessage', kind: 'rate-limited', retryAfterSeconds: 7, times: 1 });
    expect(await run(at)).toMatchObject({ outcome: { again: new Date('2026-11-20T12:00:07Z') } });

    expect(await run(at)).toMatchObject({ detail: 'told 1 of 1' });
  });

  test('is not told again when the answer was lost: they may have read it', async () => {
    const at = await deskInSlack();
    await raise(at);
    at.slack.faults.add({ method: 'chat.postMessage', kind: 'answer-lost', times: 1 });

    expect(await run(at)).toMatchObject({ outcome: 'done' });
    expect(await run(at)).toMatchObject({ detail: 'nothing to tell' });
    expect(told(at, 'U0ZOE')).toHaveLength(1);
  });

  test('that is over before it was told is not told', async () => {
    const at = await deskInSlack();
    await raise(at);
    await at.domain.database.transaction((stores) =>
      stores.alarms.clear(team, 'desk-unreachable', desk, at.clock.now()),
    );

    expect(await run(at)).toMatchObject({ detail: 'nothing to tell' });
    expect(told(at, 'U0ZOE')).toEqual([]);
  });
});
