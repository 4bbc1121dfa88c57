import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { type DeskInSlack, deskInSlack, liveStory, team } from './desk-in-slack.ts';
import { everyButton, postButtons } from './every-button.ts';

/** Posts a button about a lead as it is now, and presses it. */
async function press(at: DeskInSlack, user: string, name: string, leadOf = 'lea.martin') {
  const lead = await at.viewerWrites(leadOf);
  const button = everyButton(lead)[name] ?? { actionId: '', value: '' };
  const message = await postButtons(at, [button]);
  return at.outcomesOf(() => at.slack.as(user).press({ ...message, actionId: button.actionId }));
}

const told = (at: DeskInSlack, user: string) => at.slack.ephemerals(user).map(({ text }) => text);

describe('the buttons of a card', () => {
  test('Pass leaves the lead to the others, and Claim next no longer offers it', async () => {
    const at = await deskInSlack();

    expect(await press(at, 'U0BEN', 'Pass')).toEqual(['passed']);
    expect(await press(at, 'U0BEN', 'Claim next')).toEqual(['refused queue-empty']);
    expect(await press(at, 'U0ANA', 'Claim next')).toEqual(['claimed next']);

    expect(told(at, 'U0BEN')).toEqual([
      expect.stringContaining('stays in the queue for the others'),
      expect.stringContaining('Nothing is waiting for you'),
    ]);
    expect(told(at, 'U0ANA')).toEqual([expect.stringMatching(/^Yours: 🔥 Hot \d+ · .*lea\.martin.*, until/)]);
  });

  test('Release gives back what one holds; there is nothing to release twice', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Claim');

    expect(await press(at, 'U0BEN', 'Release')).toEqual(['released']);
    expect(await press(at, 'U0BEN', 'Release')).toEqual(['refused not-claimed']);
  });

  test('Not a lead puts it aside, Reopen takes it back, and only once', async () => {
    const at = await deskInSlack();

    expect(await press(at, 'U0BEN', 'Not a lead')).toEqual(['dismissed']);
    expect(await press(at, 'U0ANA', 'Reopen')).toEqual(['reopened']);
    expect(await press(at, 'U0ANA', 'Reopen')).toEqual(['refused not-closed']);
  });

  test('Not a lead is refused for what somebody else has claimed', async () => {
    const at = await deskInSlack();
    await press(at, 'U0ANA', 'Claim');

    expect(await press(at, 'U0BEN', 'Not a lead')).toEqual(['refused already-claimed']);
    expect(told(at, 'U0BEN')).toEqual([expect.stringContaining('<@U0ANA> was first')]);
  });

  test('Why? says privately which rule made it, and renews the claim of its owner', async () => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Claim');
    const before = await at.viewerWrites('lea.martin');
    at.clock.set(new Date(at.clock.now().getTime() + 60_000));

    expect(await press(at, 'U0ANA', 'Why?')).toEqual(['explained']);
    expect((await at.lead(before.id)).version).toBe(before.version);
    expect(await press(at, 'U0BEN', 'Why?')).toEqual(['explained']);

    expect(await at.lead(before.id)).toMatchObject({ leaseUntil: new Date('2026-11-20T12:11:00Z') });
    expect(JSON.stringify(at.slack.ephemerals('U0ANA'))).toContain('Why ');
  });
});

describe('Claim next in the private answer to somebody who came second', () => {
  test('brings the next lead, and takes the place of that answer', async () => {
    const at = await deskInSlack();
    await at.viewerWrites('tom.berg');
    await press(at, 'U0ANA', 'Claim', 'lea.martin');
    await press(at, 'U0BEN', 'Claim', 'lea.martin');
    const [second] = at.slack.ephemerals('U0BEN');

    const outcomes = await at.outcomesOf(() =>
      at.slack.as('U0BEN').press({
        channel: String(second?.channel),
        ts: String(second?.ts),
        actionId: actionIds.claimNext,
      }),
    );

    expect(outcomes).toEqual(['claimed next']);
    expect(told(at, 'U0BEN')).toEqual([expect.stringMatching(/^Yours: .*tom\.berg/)]);
  });
});

describe('the shift of a story', () => {
  test('is taken by one and not taken from them; they leave it, and a manager may end it', async () => {
    const at = await deskInSlack();
    await at.openStory();
    const monitor = async () =>
      (await at.domain.database.stores.stories.find(team, liveStory.account, liveStory.id))?.monitor;

    expect(await press(at, 'U0ANA', 'Take the shift')).toEqual(['took-shift']);
    expect(await press(at, 'U0BEN', 'Take the shift')).toEqual(['refused shift-taken']);
    expect(await press(at, 'U0BEN', 'Leave the shift')).toEqual(['refused shift-taken']);
    expect(await monitor()).toBe('U0ANA');
    expect(told(at, 'U0BEN')).toEqual([
      expect.stringContaining('<@U0ANA> is on shift'),
      expect.stringContaining('<@U0ANA> is on shift'),
    ]);

    expect(await press(at, 'U0ZOE', 'Leave the shift')).toEqual(['left-shift']);
    expect(await press(at, 'U0ANA', 'Leave the shift')).toEqual(['refused no-shift']);
    expect(await monitor()).toBeUndefined();
  });

  test('cannot be taken once the story is over', async () => {
    const at = await deskInSlack();
    await at.openStory({ closedAt: liveStory.expiresAt });

    expect(await press(at, 'U0ANA', 'Take the shift')).toEqual(['refused story-over']);
  });
});

describe('private answers', () => {
  test.each([
    ['U0ANA', 'was first'],
    ['U0CHLOE', 'a été plus rapide'],
    ['U0DIRK', 'was je voor'],
  ])('are in the language of who reads them: %s', async (user, words) => {
    const at = await deskInSlack();
    await press(at, 'U0BEN', 'Claim');

    await press(at, user, 'Claim');

    expect(told(at, user)).toEqual([expect.stringContaining(words)]);
  });
});
