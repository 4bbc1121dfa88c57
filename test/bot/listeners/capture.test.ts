import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { queueValue } from '../../../src/bot/messages/press-value.ts';
import type { Pause } from '../../../src/bot/slack/pause.ts';
import { accountId, storyId } from '../../../src/domain/ids.ts';
import { account, type DeskInSlack, desk, deskInSlack, liveStory, realPause, team } from './desk-in-slack.ts';
import { everyButton, postButtons } from './every-button.ts';

/** Opens the capture modal from the board of the story. */
async function openFromBoard(at: DeskInSlack, user = 'U0BEN'): Promise<void> {
  const { 'Capture viewers': button } = everyButton(await at.viewerWrites('somebody.else'));
  const board = await postButtons(at, button ? [button] : []);
  const press = () => at.slack.as(user).press({ ...board, actionId: String(button?.actionId) });
  expect(await at.outcomesOf(press)).toEqual(['modal opened']);
}

const modal = (at: DeskInSlack, user = 'U0BEN') => at.slack.openViews(user).at(-1);
const words = (at: DeskInSlack, user?: string) => JSON.stringify(modal(at, user)?.blocks);

/** Fills in the modal on top and sends it. */
async function send(at: DeskInSlack, entries: Record<string, string>, user = 'U0BEN') {
  const outcomes = at.outcomes(1);
  const result = await at.slack.as(user).submitView(String(modal(at, user)?.id), entries);
  return { ...result, outcome: (await outcomes)[0] };
}

const views = async ({ domain }: DeskInSlack) => {
  const board = await domain.database.stores.desk.board(team, account.id, liveStory.id);
  return { viewers: board?.viewers, lastCaptureAt: board?.story.lastCaptureAt };
};

describe('capturing viewers', () => {
  test('shows what was understood, saves it on Save, and says what it did', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);

    const checked = await send(at, { capture_names_1: 'https://example.com\nlea.martin\n@tom.berg' });
    expect(checked.outcome).toBe('shown');
    expect(words(at)).toContain('@lea.martin');
    expect(words(at)).toContain('Not understood');
    expect((await views(at)).lastCaptureAt).toBeUndefined();

    const saved = await send(at, {});
    expect(saved.outcome).toBe('saved');
    expect(words(at)).toContain('Saved: 2 new');
    expect(await views(at)).toEqual({ viewers: 3, lastCaptureAt: at.clock.now() });
  });

  test('shows the new reading first when the text was changed between Check and Save', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);
    await send(at, { capture_names_1: 'lea.martin' });

    const changed = await send(at, { capture_names_1: 'lea.martin\nnew.name' });
    expect(changed.outcome).toBe('shown again');
    expect(words(at)).toContain('The text has changed');
    expect(words(at)).toContain('@new.name');
    expect((await views(at)).lastCaptureAt).toBeUndefined();

    expect((await send(at, {})).outcome).toBe('saved');
    expect((await views(at)).viewers).toBe(3);
  });

  test('keeps what was typed and says so when it holds no name', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);

    expect(await send(at, { capture_names_1: '???' })).toMatchObject({
      outcome: 'refused no-names',
      fieldErrors: { capture_names_1: expect.stringContaining('No user name was found') },
    });
  });

  test('asks which story when several are live', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await at.openStory({ id: storyId('18002'), caption: 'Second part' });
    await at.outcomesOf(() => at.slack.as('U0BEN').command('/storydesk', 'capture', desk));

    expect((await send(at, { capture_story: `${account.id}|18001`, capture_names_1: 'lea.martin' })).outcome).toBe(
      'shown',
    );
    expect((await send(at, {})).outcome).toBe('saved');
    expect((await views(at)).viewers).toBe(1);
  });

  test.each([
    ['the shortcut', (at: DeskInSlack) => at.slack.as('U0BEN').shortcut('capture_viewers')],
    ['the command', (at: DeskInSlack) => at.slack.as('U0BEN').command('/storydesk', 'capture', desk)],
  ])('can be begun by %s', async (_by, begin) => {
    const at = await deskInSlack();
    await at.openStory();

    expect((await at.outcomesOf(() => begin(at)))[0]).toMatch(/modal opened$/);
    expect(modal(at)?.content.callback_id).toBe('capture_read');
  });

  test('is refused to somebody who became a guest after opening it', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);
    const told = at.outcomes(1);
    await at.slack.admin.changePerson('U0BEN', { role: 'guest' });
    await told;

    expect(await send(at, { capture_names_1: 'lea.martin' })).toMatchObject({
      outcome: 'refused not-a-full-member',
      fieldErrors: { capture_names_1: expect.stringContaining('Guests can look') },
    });
  });

  test('answers in time when saving takes long, and shows what it did afterwards', async () => {
    // The time for an answer is up as soon as it is asked for.
    const pause: Pause = async (ms, signal) => (ms === 1_500 ? undefined : realPause(ms, signal));
    const at = await deskInSlack({ pause });
    await at.openStory();
    await openFromBoard(at);
    await send(at, { capture_names_1: 'lea.martin' });

    const outcomes = at.outcomes(1);
    await at.slack.as('U0BEN').submitView(String(modal(at)?.id), {});
    expect(await outcomes).toEqual(['saved late']);

    expect(words(at)).toContain('Saved: 1 new');
  });

  test('is done once when Slack delivers Save twice', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);
    await send(at, { capture_names_1: 'lea.martin' });
    at.slack.duplicateNextEnvelope();

    const both = at.outcomes(2);
    await at.slack.as('U0BEN').submitView(String(modal(at)?.id), {});

    expect((await both).toSorted()).toEqual(['repeated', 'saved']);
    expect(words(at)).toContain('Saved: 1 new');
  });

  test('keeps the modal open with what was typed when Slack cannot be asked who they are', async () => {
    const at = await deskInSlack();
    await at.openStory();
    await openFromBoard(at);
    at.slack.faults.add({ method: 'users.info', kind: 'server-error' });
    at.clock.set(new Date(at.clock.now().getTime() + 60_000));

    expect(await send(at, { capture_names_1: 'lea.martin' })).toMatchObject({
      outcome: 'not checked',
      fieldErrors: { capture_names_1: expect.stringContaining('nothing was changed') },
    });
  });
});

describe('opening a story by hand', () => {
  const begin = async (at: DeskInSlack) => {
    const button = { actionId: actionIds.openStory, value: queueValue(undefined) };
    const message = await postButtons(at, [button]);
    await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...message, actionId: button.actionId }));
  };

  test('opens it as of when it was posted, and tells where its board is', async () => {
    const at = await deskInSlack();
    await begin(at);

    expect((await send(at, { story_title: 'Spring menu', story_hours_ago: '2' })).outcome).toBe('opened');

    const [story] = await at.domain.database.stores.stories.live(team, [account.id]);
    expect(story).toMatchObject({ caption: 'Spring menu', postedAt: new Date('2026-11-20T10:00:00Z') });
    expect(modal(at)).toBeUndefined();
    const told = at.slack.messages(at.slack.directMessages('U0BEN')).map(({ text }) => text);
    expect(told).toEqual([expect.stringContaining('“Spring menu” is open')]);
  });

  test('asks for which account when there are several, and opens it there', async () => {
    const at = await deskInSlack();
    const second = { ...account, id: accountId('17841400000000002'), userName: 'maison.nuit' };
    await at.domain.database.stores.accounts.put(second, at.clock.now());
    await begin(at);

    expect(words(at)).toContain('@maison.nuit');
    expect((await send(at, { story_account: second.id, story_title: 'Night' })).outcome).toBe('opened');

    const { stories } = at.domain.database.stores;
    expect(await stories.live(team, [account.id])).toEqual([]);
    expect(await stories.live(team, [second.id])).toMatchObject([{ caption: 'Night' }]);
  });

  test('opens one when Slack delivers it twice', async () => {
    const at = await deskInSlack();
    await begin(at);
    at.slack.duplicateNextEnvelope();

    const both = at.outcomes(2);
    await at.slack.as('U0BEN').submitView(String(modal(at)?.id), { story_title: 'Spring menu' });

    expect((await both).toSorted()).toEqual(['opened', 'repeated']);
    expect(await at.domain.database.stores.stories.live(team, [account.id])).toHaveLength(1);
  });

  test('is refused when it would be over already', async () => {
    const at = await deskInSlack();
    await begin(at);

    expect(await send(at, { story_title: 'Old', story_hours_ago: '24' })).toMatchObject({
      fieldErrors: { story_hours_ago: expect.stringContaining('24 hours') },
    });
  });
});
