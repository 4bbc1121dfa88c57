import { describe, expect, test, vi } from 'vitest';
import { gateTo } from '../support/program/gate.ts';
import { boardOf, cardOf, directMessages, shownCards, toldPrivately } from '../support/program/shown-cards.ts';
import { account, desk, mia, stageForTest } from '../support/program/stage.ts';

const patience = { timeout: 40_000, interval: 50 };

test('while the Graph API is away leads are posted without a name; names and stories follow', async () => {
  const stage = await stageForTest();
  const gate = await gateTo(Number(new URL(stage.instagram.url).port));
  const { storyId } = stage.instagram.postStory();
  await stage.start({ META_GRAPH_URL: gate.through(stage.instagram.url) }).untilReady();

  stage.instagram.viewer('jane.doe').replyToStory(storyId, 'price?');
  await vi.waitFor(() => expect(shownCards(stage.slack)).toHaveLength(1), patience);
  expect(() => cardOf(stage.slack, 'jane.doe')).toThrow('found none');
  expect(() => boardOf(stage.slack, storyId)).toThrow('found none');

  await gate.open();
  await vi.waitFor(() => cardOf(stage.slack, 'jane.doe'), patience);
  await vi.waitFor(() => boardOf(stage.slack, storyId), patience);
  expect(shownCards(stage.slack)).toHaveLength(1);
});

describe('a token that Instagram refuses for good', () => {
  test('is told to an admin once, costs no lead, and a new one at the next start goes on', async () => {
    const stage = await stageForTest();
    const { slack, instagram } = stage;
    const { storyId } = instagram.postStory();
    const passwordChanged = 460;
    instagram.tokens.revoke(instagram.account(), passwordChanged);
    const dead = stage.start();
    await dead.untilReady();

    const refused = expect.stringContaining('refuses the access token');
    await vi.waitFor(() => expect(directMessages(slack, mia)).toEqual([refused]), patience);
    instagram.viewer('jane.doe').replyToStory(storyId, 'price?');
    await vi.waitFor(() => expect(shownCards(slack)).toHaveLength(1), patience);
    await slack.as(mia).command('/storydesk', 'doctor', desk);
    await vi.waitFor(() => expect(toldPrivately(slack, mia)).toEqual([expect.stringContaining('paused')]), patience);
    await dead.stopped();

    const stillDead = stage.start();
    await stillDead.untilReady();
    instagram.viewer('tom.k').replyToStory(storyId, 'and for me?');
    await vi.waitFor(() => expect(shownCards(slack)).toHaveLength(2), patience);
    await stillDead.stopped();
    expect(directMessages(slack, mia)).toEqual([refused]);

    const { value } = instagram.tokens.issue(instagram.account(account.id));
    await stage.start({ INSTAGRAM_ACCESS_TOKEN: value }).untilReady();
    await vi.waitFor(() => boardOf(slack, storyId), patience);
    await vi.waitFor(() => cardOf(slack, 'jane.doe'), patience);
    expect(directMessages(slack, mia)).toEqual([refused]);
  });
});
