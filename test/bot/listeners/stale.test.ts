import { describe, expect, test } from 'vitest';
import { captureModal } from '../../../src/bot/capture/capture-modal.ts';
import { actionIds } from '../../../src/bot/messages/action-ids.ts';
import { type DeskInSlack, desk, deskInSlack, liveStory } from './desk-in-slack.ts';
import { postButtons } from './every-button.ts';

const pressed = async (at: DeskInSlack, button: { actionId: string; value: string }, user = 'U0BEN') => {
  const message = await postButtons(at, [button]);
  return at.outcomesOf(() => at.slack.as(user).press({ ...message, actionId: button.actionId }));
};

describe('a button of an older release', () => {
  test.each([
    ['that nobody knows any more', { actionId: 'lead_hide', value: 'x' }],
    ['whose value says nothing to us', { actionId: actionIds.claim, value: 'lead=7' }],
    ['whose menu choice is gone', { actionId: actionIds.more, value: 'hide|id-1|1' }],
    ['of a board', { actionId: actionIds.takeShift, value: '18001' }],
  ])('%s is acknowledged, and explained to who pressed it', async (_which, button) => {
    const at = await deskInSlack();

    expect(await pressed(at, button)).toEqual(['stale']);
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([{ text: expect.stringContaining('out of date') }]);
  });

  test('about a lead that is not kept any more leads on to the next one', async () => {
    const at = await deskInSlack();

    expect(await pressed(at, { actionId: actionIds.claim, value: 'id-gone|1' })).toEqual(['refused unknown-lead']);
    expect(JSON.stringify(at.slack.ephemerals('U0BEN'))).toContain(actionIds.claimNext);
  });
});

describe('a shortcut, a command or a menu of an older release', () => {
  test.each([
    ['shortcut', (at: DeskInSlack) => at.slack.as('U0BEN').shortcut('constructor')],
    ['command', (at: DeskInSlack) => at.slack.as('U0BEN').command('/storydesk-old', '', desk)],
  ])('is acknowledged, and explained: %s', async (_which, use) => {
    const at = await deskInSlack();

    expect(await at.outcomesOf(() => use(at))).toEqual(['stale']);

    const direct = at.slack.messages(at.slack.directMessages('U0BEN'));
    expect([...direct, ...at.slack.ephemerals('U0BEN')]).toMatchObject([
      { text: expect.stringContaining('out of date') },
    ]);
  });

  test('whose options nobody knows any more offers none', async () => {
    const at = await deskInSlack();
    const { ts } = await at.clients.posting.chat.postMessage({
      channel: desk,
      text: 'Old',
      blocks: [
        { type: 'actions', elements: [{ type: 'external_select', action_id: 'old_select', min_query_length: 1 }] },
      ],
    });

    const suggested = at.slack
      .as('U0BEN')
      .suggest({ channel: desk, ts: String(ts), actionId: 'old_select', typed: 'a' });

    expect(await suggested).toMatchObject({ options: [], acknowledgedInMs: expect.any(Number) });
  });
});

describe('a modal of an older release', () => {
  test('stays open with what was typed, and says why', async () => {
    const at = await deskInSlack();
    const view = { ...captureModal({ stories: [liveStory] }, { language: 'en', timeZone: 'UTC' }), callback_id: 'old' };
    const message = await postButtons(at, [{ actionId: actionIds.captureViewers, value: 'a|b' }]);
    await at.openStory();
    await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...message, actionId: actionIds.captureViewers }));
    const [open] = at.slack.openViews('U0BEN');
    await at.clients.interactive.views.update({ view_id: String(open?.id), view });

    const outcomes = at.outcomes(1);
    const sent = await at.slack.as('U0BEN').submitView(String(open?.id), { capture_names_1: 'lea.martin' });

    expect(await outcomes).toEqual(['stale']);
    expect(sent).toMatchObject({ fieldErrors: { capture_names_1: expect.stringContaining('out of date') } });
    expect(at.slack.openViews('U0BEN')).toHaveLength(1);
  });
});

describe('a button of an older release in a modal', () => {
  test('is acknowledged, and explained to who pressed it', async () => {
    const at = await deskInSlack();
    const message = await postButtons(at, [{ actionId: actionIds.captureViewers, value: 'a|b' }]);
    await at.openStory();
    await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...message, actionId: actionIds.captureViewers }));
    const viewId = String(at.slack.openViews('U0BEN')[0]?.id);
    // A claim button outside modals; inside one nobody knows it.
    const claim = { type: 'button', action_id: actionIds.claim, text: { type: 'plain_text', text: 'Claim' } } as const;
    await at.clients.interactive.views.update({
      view_id: viewId,
      view: {
        type: 'modal',
        title: { type: 'plain_text', text: 'Old' },
        blocks: [{ type: 'actions', elements: [claim] }],
      },
    });

    expect(await at.outcomesOf(() => at.slack.as('U0BEN').press({ viewId, actionId: actionIds.claim }))).toEqual([
      'stale',
    ]);

    const direct = at.slack.messages(at.slack.directMessages('U0BEN'));
    expect(direct).toMatchObject([{ text: expect.stringContaining('out of date') }]);
  });
});

describe('a late press', () => {
  test('on a card that shows an older version does what it says if that is still possible, and says so', async () => {
    const at = await deskInSlack();
    const { id } = await at.viewerWrites('lea.martin');
    const card = await at.postCard(id);
    await at.outcomesOf(() => at.slack.as('U0ANA').press({ ...card, actionId: actionIds.pass }));

    const outcomes = await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim }));

    expect(outcomes).toEqual(['claimed']);
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([{ text: expect.stringContaining('You have') }]);
  });

  test('does not revive a lead that was put aside', async () => {
    const at = await deskInSlack();
    const lead = await at.viewerWrites('lea.martin');
    const card = await at.postCard(lead.id);
    const dismiss = { ...card, actionId: actionIds.more, value: `dismiss|${lead.id}|${lead.version}` };
    expect(await at.outcomesOf(() => at.slack.as('U0ANA').press(dismiss))).toEqual(['dismissed']);

    const outcomes = await at.outcomesOf(() => at.slack.as('U0BEN').press({ ...card, actionId: actionIds.claim }));

    expect(outcomes).toEqual(['refused no-longer-open']);
    expect((await at.lead(lead.id)).status).toBe('dismissed');
    expect(at.slack.ephemerals('U0BEN')).toMatchObject([{ text: expect.stringContaining('press Reopen') }]);
  });
});
