import { describe, expect, test, vi } from 'vitest';
import { realInstagramClock } from '../../src/sandbox/instagram/instagram-clock.ts';
import { boardOf, cardOf, toldPrivately } from '../support/program/shown-cards.ts';
import { ana, ben, desk, gus, type Stage, settingsFile, stageForTest } from '../support/program/stage.ts';

const patience = { timeout: 20_000, interval: 50 };

describe('somebody in the desk channel', () => {
  test('who is a guest is told who may act, and changes nothing', async () => {
    const stage = await stageForTest();
    await stage.start().untilReady();
    const press = await readyCard(stage, 'jane.doe');

    await stage.slack.as(gus).press(press);

    await vi.waitFor(
      () => expect(toldPrivately(stage.slack, gus)).toEqual([expect.stringContaining('Guests can look')]),
      patience,
    );
    expect(cardOf(stage.slack, 'jane.doe').text).toContain('Claim by');
  });

  test('who claims and does nothing gives the lead back when the lease is over', async () => {
    const stage = await stageForTest();
    await stage.start({ SETTINGS_FILE: await settingsFile(stage, 'rhythm:\n  leaseMinutes: 0.1\n') }).untilReady();
    const press = await readyCard(stage, 'jane.doe');

    await stage.slack.as(ana).press(press);
    await vi.waitFor(() => expect(cardOf(stage.slack, 'jane.doe').text).toContain(`claimed by <@${ana}>`), patience);

    await vi.waitFor(() => expect(cardOf(stage.slack, 'jane.doe').text).toContain('Claim by'), patience);
    await stage.slack.as(ben).press(press);
    await vi.waitFor(() => expect(cardOf(stage.slack, 'jane.doe').text).toContain(`claimed by <@${ben}>`), patience);
  });

  test('who pastes the viewer lists of two stories finds whoever watched both as a Warm card', async () => {
    const stage = await stageForTest();
    const { slack, instagram } = stage;
    const stories = [instagram.postStory(), instagram.postStory()].map(({ storyId }) => storyId);
    for (const storyId of stories) instagram.viewer('loyal.fan').viewStory(storyId);
    for (const storyId of stories.slice(1)) instagram.viewer('passer.by').viewStory(storyId);
    await stage.start().untilReady();

    for (const storyId of stories) {
      const { ts } = await vi.waitFor(() => boardOf(slack, storyId), patience);
      await slack.as(ana).press({ channel: desk, ts, actionId: 'capture_viewers' });
      const modal = await vi.waitFor(() => openModal(stage, 'capture_read'), patience);
      const list = instagram.viewerList(storyId);
      expect(await slack.as(ana).submitView(modal.id, { capture_names_1: list })).not.toHaveProperty('error');
      const understood = openModal(stage, 'capture_save');
      expect(JSON.stringify(understood.blocks)).toContain('loyal.fan');
      expect(await slack.as(ana).submitView(understood.id)).not.toHaveProperty('error');
      await slack.as(ana).closeView(openModal(stage, 'capture_done').id);
    }

    const card = await vi.waitFor(() => cardOf(slack, 'loyal.fan'), patience);
    expect(card.text).toContain('Warm');
    expect(() => cardOf(slack, 'passer.by')).toThrow('found none');
  });
});

describe('the board of a story', () => {
  test('is pinned while the story is live, and closed and unpinned when it ends', async () => {
    const lifeMs = 24 * 60 * 60_000;
    const leftMs = 20_000; // also when the product takes long to start
    let shiftMs = leftMs - lifeMs;
    const clock = { ...realInstagramClock, now: () => new Date(realInstagramClock.now().getTime() + shiftMs) };
    const stage = await stageForTest({ instagram: { clock } });
    const { storyId } = stage.instagram.postStory();
    shiftMs = 0;
    await stage.start().untilReady();

    const { ts } = await vi.waitFor(() => boardOf(stage.slack, storyId), patience);
    await vi.waitFor(() => expect(stage.slack.pins(desk)).toEqual([ts]), patience);
    expect(JSON.stringify(boardOf(stage.slack, storyId).blocks)).toContain('shift_take');

    await vi.waitFor(() => expect(stage.slack.pins(desk)).toEqual([]), { timeout: leftMs + patience.timeout });
    await vi.waitFor(
      () => expect(JSON.stringify(boardOf(stage.slack, storyId).blocks)).not.toContain('shift_take'),
      patience,
    );
  });
});

/** Has `userName` write, and says where Claim is on their card. */
async function readyCard({ slack, instagram }: Stage, userName: string) {
  instagram.viewer(userName).sendDm('price?');
  const { ts } = await vi.waitFor(() => cardOf(slack, userName), patience);
  return { channel: desk, ts, actionId: 'lead_claim' };
}

/** What Ana sees on top; throws when it is another step. */
function openModal({ slack }: Stage, step: string) {
  const view = slack.openViews(ana).at(-1);
  if (view?.content.callback_id !== step) throw new Error(`Expected ${step}, found ${view?.content.callback_id}`);
  return view;
}
