import { describe, expect, test } from 'vitest';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { slackUserId } from '../../../src/domain/ids.ts';
import { claim } from '../../../src/domain/lead/change-lead.ts';
import { changeShift, takeShift } from '../../../src/domain/story/shift.ts';
import { type DeskInSlack, deskInSlack, liveStory, team } from './desk-in-slack.ts';
import { everyButton, postButtons } from './every-button.ts';

describe.each([
  ['a guest', 'U0GUS', 'Guests can look, but not act', 'not-a-full-member'],
  ['a guest of one channel', 'U0SOLO', 'Guests can look, but not act', 'not-a-full-member'],
  ['somebody from another workspace', 'U0OUT', 'Only members of this workspace', 'not-a-full-member'],
  ['somebody deactivated', 'U0OLD', 'This Slack account is deactivated', 'not-a-full-member'],
  ['a colleague who is not in the desk channel', 'U0NIA', 'Join it, then try again', 'not-in-desk'],
])('%s', (_who, user, sentence, refusal) => {
  test('may press nothing, and is told privately who may', async () => {
    const at = await deskInSlack();
    await at.openStory();
    const lead = await at.viewerWrites('lea.martin');
    const buttons = everyButton(lead);
    const outcomes: Record<string, string | undefined> = {};

    for (const [name, button] of Object.entries(buttons)) {
      const message = await postButtons(at, [button]);
      const press = () => at.slack.as(user, { staleSession: true }).press({ ...message, actionId: button.actionId });
      [outcomes[name]] = await at.outcomesOf(press);
    }

    const names = Object.keys(buttons);
    expect(outcomes).toEqual(Object.fromEntries(names.map((name) => [name, `refused ${refusal}`])));
    const told = at.slack.ephemerals(user).map(({ text }) => text);
    expect(told).toHaveLength(names.length);
    for (const text of told) expect(text).toContain(sentence);
    expect(await at.lead(lead.id)).toEqual(lead);
    expect((await at.domain.database.stores.stories.find(team, lead.account, liveStory.id))?.monitor).toBeUndefined();
    expect(at.slack.openViews(user)).toEqual([]);
  });
});

describe('releasing what somebody else has claimed', () => {
  const anasLead = async (at: DeskInSlack) => {
    await at.openStory();
    const lead = await at.viewerWrites('lea.martin');
    await claim(at.domain, { team, lead: lead.id, by: slackUserId('U0ANA'), cause: 'test' });
    return at.lead(lead.id);
  };
  const release = async (at: DeskInSlack, user: string) => {
    const lead = await anasLead(at);
    const card = await at.postCard(lead.id);
    return at.outcomesOf(() => at.slack.as(user).press({ ...card, actionId: actionIds.release }));
  };

  test('is refused to a member, with the name of who holds it', async () => {
    const at = await deskInSlack();

    expect(await release(at, 'U0BEN')).toEqual(['refused not-yours']);
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([{ text: expect.stringContaining('<@U0ANA> holds this lead') }]);
  });

  test('is allowed to an admin of the workspace, when the settings name no managers', async () => {
    expect(await release(await deskInSlack(), 'U0ZOE')).toEqual(['released']);
  });

  test('is allowed to the managers of the settings, and then not to admins', async () => {
    const managers = [slackUserId('U0BEN')];

    expect(await release(await deskInSlack({ managers }), 'U0BEN')).toEqual(['released']);
    expect(await release(await deskInSlack({ managers }), 'U0ZOE')).toEqual(['refused not-yours']);
  });

  test('is allowed to whoever has the shift of its story', async () => {
    const at = await deskInSlack();
    const lead = await anasLead(at);
    await changeShift(at.domain, { team, account: lead.account, story: liveStory.id }, (story) =>
      takeShift(story, slackUserId('U0BEN')),
    );

    const card = await at.postCard(lead.id);
    const outcomes = await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.release }));

    expect(outcomes).toEqual(['released']);
  });
});

describe('somebody whose place in the workspace changes', () => {
  test('may no longer act at once after leaving the channel, and again after coming back', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);
    const press = () => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim });
    expect(await at.outcomesOf(press)).toEqual(['claimed']);

    await at.outcomesOf(() => at.slack.as('U0BEN').leaveChannel(card.channel));
    expect(await at.outcomesOf(press)).toEqual(['refused not-in-desk']);

    await at.outcomesOf(() => at.slack.as('U0BEN').joinChannel(card.channel));
    expect(await at.outcomesOf(press)).toEqual(['claimed']);
  });

  test('may no longer act at once after becoming a guest', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);
    const press = () => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim });
    expect(await at.outcomesOf(press)).toEqual(['claimed']);

    const told = at.outcomes(1);
    await at.slack.admin.changePerson('U0BEN', { role: 'guest' });
    await told;

    expect(await at.outcomesOf(press)).toEqual(['refused not-a-full-member']);
  });
});

describe('when Slack cannot be asked who somebody is', () => {
  test.each([
    ['asks to wait', { kind: 'rate-limited', retryAfterSeconds: 30 }],
    ['fails', { kind: 'server-error' }],
  ] as const)('because it %s, nothing is changed and they are told so', async (_why, fault) => {
    const at = await deskInSlack();
    const lead = await at.viewerWrites('lea.martin');
    const card = await at.postCard(lead.id);
    at.slack.faults.add({ method: 'users.info', ...fault });

    const outcomes = await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim }));

    expect(outcomes).toEqual(['not checked']);
    expect(await at.lead(lead.id)).toEqual(lead);
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([{ text: expect.stringContaining('nothing was changed') }]);
  });

  test('they can press again as soon as Slack answers', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);
    const press = () => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim });
    at.slack.faults.add({ method: 'conversations.members', kind: 'error', error: 'internal_error', times: 1 });

    expect(await at.outcomesOf(press)).toEqual(['not checked']);
    expect(await at.outcomesOf(press)).toEqual(['claimed']);
  });
});
