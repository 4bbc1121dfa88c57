import { describe, expect } from 'vitest';
import { accountId, storyId } from '../../../../src/domain/ids.ts';
import { postgresStoryStore } from '../../../../src/integrations/postgres/story-store.ts';
import { onBoth } from '../../../support/databases.ts';
import { anAccount, ana, aStory, ben, minute, otherTeam, story, team } from './builders.ts';

const account = anAccount();

describe('a story', () => {
  onBoth('is kept once, as it was seen first', async ({ db }) => {
    const stories = postgresStoryStore(db);

    expect(await stories.add(aStory(), ana)).toBe(true);
    expect(await stories.add(aStory({ caption: 'another' }), undefined)).toBe(false);

    expect(await stories.find(team, account.id, story)).toStrictEqual(aStory());
    expect(await stories.find(otherTeam, account.id, story)).toBeUndefined();
  });

  onBoth('is saved with everything that changed, undefined included', async ({ db }) => {
    const stories = postgresStoryStore(db);
    await stories.add(aStory({ monitor: ana, thumbnailUrl: 'https://cdn.example/1.jpg' }), undefined);
    const closed = aStory({
      monitor: undefined,
      thumbnailUrl: undefined,
      lastCaptureAt: minute(9),
      closedAt: minute(10),
    });

    await db.transaction().execute(async (transaction) => {
      const inside = postgresStoryStore(transaction);
      expect((await inside.lock(team, account.id, story))?.monitor).toBe(ana);
      await inside.save(closed);
    });

    expect(await stories.find(team, account.id, story)).toStrictEqual(closed);
  });
});

describe('the stories of an account', () => {
  onBoth('are listed newest first', async ({ db }) => {
    const stories = postgresStoryStore(db);
    for (const [id, posted] of [
      ['1', 1],
      ['3', 3],
      ['2', 2],
    ] as const) {
      await stories.add(aStory({ id: storyId(id), postedAt: minute(posted) }), ben);
    }
    await stories.add(aStory({ id: storyId('9'), account: accountId('A2'), postedAt: minute(9) }), ben);

    expect(await stories.latest(account, 2)).toStrictEqual(['3', '2']);
  });

  onBoth('are live until they are closed', async ({ db }) => {
    const stories = postgresStoryStore(db);
    const second = aStory({ id: storyId('2'), postedAt: minute(2) });
    const elsewhere = aStory({ id: storyId('9'), account: accountId('A2'), postedAt: minute(9) });
    for (const known of [aStory(), second, elsewhere]) await stories.add(known, undefined);
    await stories.add(aStory({ id: storyId('3'), closedAt: minute(3) }), undefined);

    expect(await stories.live(team, [account.id])).toStrictEqual([second, aStory()]);
    expect(await stories.live(team, [account.id, elsewhere.account])).toHaveLength(3);
    expect(await stories.live(team, [])).toStrictEqual([]);
    expect(await stories.live(otherTeam, [account.id])).toStrictEqual([]);
  });
});
