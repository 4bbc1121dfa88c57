import { describe, expect, onTestFinished, test } from 'vitest';
import { slackLogger } from '../../../src/bot/slack/bot-log.ts';
import { deskChannels } from '../../../src/bot/slack/desk-channels.ts';
import { personOf, type UserFlags } from '../../../src/bot/slack/read-person.ts';
import { slackClients } from '../../../src/bot/slack/slack-clients.ts';
import { channelId, teamId } from '../../../src/domain/ids.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { outcomeLog } from './outcome-log.ts';

describe('what somebody is, by the flags Slack gives', () => {
  test.each<[string, UserFlags, string]>([
    ['a full member', { team_id: 'T1' }, 'member'],
    ['a guest of several channels', { team_id: 'T1', is_restricted: true }, 'guest'],
    ['a guest of one channel', { team_id: 'T1', is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['somebody deactivated, whatever they were', { team_id: 'T1', deleted: true, is_restricted: true }, 'deactivated'],
    ['a bot', { team_id: 'T1', is_bot: true }, 'bot'],
    ['somebody of another workspace', { team_id: 'T2' }, 'outsider'],
    ['a stranger, whatever their team', { team_id: 'T1', is_stranger: true }, 'outsider'],
    ['a guest of another workspace', { team_id: 'T2', is_restricted: true }, 'outsider'],
    [
      'a member of several workspaces of one organisation',
      { team_id: 'T2', enterprise_user: { teams: ['T1'] } },
      'member',
    ],
    ['somebody of another workspace of it', { team_id: 'T2', enterprise_user: { teams: ['T3'] } }, 'outsider'],
    ['somebody of whom nothing is told', {}, 'outsider'],
  ])('%s', (_who, flags, standing) => {
    expect(personOf(flags, teamId('T1')).standing).toBe(standing);
  });

  test.each<[UserFlags, boolean]>([
    [{ is_admin: true }, true],
    [{ is_owner: true }, true],
    [{}, false],
  ])('%o is an admin: %s', (flags, isAdmin) => {
    expect(personOf(flags, teamId('T1')).isAdmin).toBe(isAdmin);
  });

  test('is spoken to in their language and zone, else in English and UTC', () => {
    expect(personOf({ locale: 'nl-BE', tz: 'Europe/Brussels' }, teamId('T1'))).toMatchObject({
      language: 'nl',
      timeZone: 'Europe/Brussels',
    });
    expect(personOf({ locale: 'de-DE' }, teamId('T1'))).toMatchObject({ language: 'en', timeZone: 'UTC' });
  });
});

describe('a desk channel', () => {
  async function aChannel() {
    const slack = await startLocalSlack({ channels: [{ id: 'C1', name: 'desk', members: [] }], limits: 'off' });
    onTestFinished(() => slack.close());
    const { reading } = slackClients({
      token: slack.identity.botToken,
      apiUrl: slack.apiUrl,
      logger: slackLogger(outcomeLog().log),
      fetch,
    });
    return { slack, state: () => deskChannels(reading).state(channelId('C1')) };
  }

  test('takes posts', async () => {
    expect(await (await aChannel()).state()).toBe('open');
  });

  test('is archived', async () => {
    const { slack, state } = await aChannel();
    await slack.admin.archiveChannel('C1');
    expect(await state()).toBe('archived');
  });

  test('is not ours to post in once we were removed', async () => {
    const { slack, state } = await aChannel();
    await slack.admin.removeBotFromChannel('C1');
    expect(await state()).toBe('not-in-channel');
  });

  test('is gone', async () => {
    const { slack, state } = await aChannel();
    await slack.admin.deleteChannel('C1');
    expect(await state()).toBe('missing');
  });

  test('is anything while Slack does not say', async () => {
    const { slack, state } = await aChannel();
    slack.faults.add({ method: 'conversations.info', kind: 'server-error' });
    expect(await state()).toBe('unknown');
  });
});
