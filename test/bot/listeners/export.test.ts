import { describe, expect, test } from 'vitest';
import { neededScopes } from '../../../src/bot/slack/needed-scopes.ts';
import { backroom, type DeskInSlack, desk, deskInSlack } from './desk-in-slack.ts';

/** Zoe is a manager, since the settings name none and she is the workspace's admin. */
const zoe = 'U0ZOE';

async function exportFor(at: DeskInSlack, typed = '', { user = zoe, channel = desk } = {}) {
  const [outcome] = await at.outcomesOf(() => at.slack.as(user).command('/storydesk', `export ${typed}`, channel));
  return { outcome, text: at.slack.ephemerals(user).at(-1)?.text ?? '' };
}

interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly url_private: string;
}

/** The files in somebody's direct messages with the app. */
const filesOf = (at: DeskInSlack, user: string) =>
  at.slack.messages(at.slack.directMessages(user)).flatMap(({ files }) => files as unknown as SharedFile[]);

async function textOf(at: DeskInSlack, { url_private: url }: SharedFile): Promise<string> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${at.slack.identity.botToken}` } });
  return response.text();
}

describe('/storydesk export', () => {
  test('sends the log of the last week to whoever asks, in their direct messages, and nobody else sees it', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await at.viewerWrites('lea.martin');

    const { outcome, text } = await exportFor(at);

    expect(outcome).toBe('export: sent');
    expect(text).toBe('It is in your direct messages: the daily log from 14 Nov 2026 to 20 Nov 2026.');
    const [file] = filesOf(at, zoe);
    if (!file) throw new Error('No file came');
    expect(file).toMatchObject({
      name: 'storydesk-log-2026-11-14-2026-11-20.csv',
      title: 'Daily log 14 Nov 2026 – 20 Nov 2026',
      mimetype: 'text/csv',
      is_public: false,
    });
    const [header, line] = (await textOf(at, file)).split('\r\n');
    expect(header).toMatch(/^\ufeff?Date,Time,Account,Story,/);
    expect(line).toMatch(
      /^2026-11-20,13:00:00\+01:00,atelier,Spring menu,2026-11-20T13:00:00\+01:00,lea\.martin,Hot,DM,claim,/,
    );
    for (const user of ['U0ANA', 'U0BEN']) expect(filesOf(at, user)).toEqual([]);
    expect(at.slack.messages(desk)).toEqual([]);
  });

  test.each([
    ['2026-11-20', '2026-11-20-2026-11-20'],
    ['2026-11-01 2026-11-20', '2026-11-01-2026-11-20'],
    ['week', '2026-11-14-2026-11-20'],
    ['MONTH', '2026-10-22-2026-11-20'],
  ])('"%s" means %s', async (typed, days) => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    await exportFor(at, typed);

    expect(filesOf(at, zoe).map(({ name }) => name)).toEqual([`storydesk-log-${days}.csv`]);
  });

  test.each([
    ['yesterday', 'refused not-a-day', '“yesterday” is no day that I know'],
    ['2026-11-31', 'refused not-a-day', '“2026-11-31” is no day that I know'],
    ['2026-11-01 week', 'refused not-a-day', '“week” is no day'],
    ['2026-11-01 2026-11-02 2026-11-03', 'refused not-a-day', '“2026-11-03” is no day'],
    ['2026-11-20 2026-11-01', 'refused ends-before-it-begins', '1 Nov 2026 is before 20 Nov 2026'],
    ['<!channel>', 'refused not-a-day', '&lt;'],
  ])('"%s" is %s, and says how to write it', async (typed, outcome, sentence) => {
    const at = await deskInSlack();

    const told = await exportFor(at, typed);

    expect(told.outcome).toBe(`export: ${outcome}`);
    expect(told.text).toContain(sentence);
    expect(filesOf(at, zoe)).toEqual([]);
  });

  test('says so when nothing opened in those days, and sends no empty file', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    expect(await exportFor(at, '2026-01-01')).toEqual({
      outcome: 'export: empty',
      text: 'No lead opened from 1 Jan 2026 to 1 Jan 2026.',
    });
    expect(filesOf(at, zoe)).toEqual([]);
  });

  test('is for managers: a member is told so, and whoever is not in the desk too', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');

    expect(await exportFor(at, '', { user: 'U0BEN' })).toMatchObject({
      outcome: 'export: refused needs-manager',
      text: expect.stringContaining('Only a manager can do this'),
    });
    expect((await exportFor(at, '', { user: 'U0NIA', channel: backroom })).outcome).toBe('export: refused not-in-desk');
    expect((await exportFor(at, '', { user: 'U0GUS' })).outcome).toBe('export: refused not-a-full-member');
    expect(at.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });

  test.each([
    ['conversations.open', 'im:write'],
    ['files.getUploadURLExternal', 'files:write'],
  ])('says what to do when %s needs a permission', async (method, scope) => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');
    at.slack.faults.add({ method, kind: 'error', error: 'missing_scope' });

    const { outcome, text } = await exportFor(at);

    expect(neededScopes).toContain(scope);
    expect(outcome).toBe('export: missing-scope');
    expect(text).toContain(`adds ${scope} to the Bot Token Scopes`);
  });

  test('says that it may have arrived when the last answer got lost, and does not send it again', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');
    at.slack.faults.add({ method: 'files.completeUploadExternal', kind: 'answer-lost', times: 1 });

    const { outcome, text } = await exportFor(at);

    expect(outcome).toBe('export: unanswered');
    expect(text).toContain('Look in your direct messages');
    expect(filesOf(at, zoe)).toHaveLength(1);
  });

  test.each([
    [{ kind: 'rate-limited', retryAfterSeconds: 30 }, 'Ask again in a minute'],
    [{ kind: 'error', error: 'user_disabled' }, 'Slack refuses the file (user_disabled)'],
  ] as const)('says so when Slack takes nothing: %j', async (fault, sentence) => {
    const at = await deskInSlack();
    await at.viewerWrites('lea.martin');
    at.slack.faults.add({ method: 'conversations.open', ...fault });

    const { outcome, text } = await exportFor(at);

    expect(outcome).toBe('export: not-sent');
    expect(text).toContain(sentence);
  });

  test('answers and comments in the language of who asks', async () => {
    const at = await deskInSlack({ managers: ['U0CHLOE' as never, 'U0DIRK' as never] });
    await at.viewerWrites('lea.martin');

    expect((await exportFor(at, '', { user: 'U0CHLOE' })).text).toContain('Il est dans tes messages privés');
    expect((await exportFor(at, '', { user: 'U0DIRK' })).text).toContain('Het staat in je privéberichten');
  });
});
