import { describe, expect, test } from 'vitest';
import { accountId, storyId } from '../../../src/domain/ids.ts';
import { endStory, openStoryByHand, type SeenStory, syncStories } from '../../../src/domain/story/sync-stories.ts';
import { freshPostgresUrl, onBoth, openPostgres } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { aComment, ana, hoursLater, minutesLater, noon } from '../builders.ts';

const listed = (over: Partial<SeenStory> = {}): SeenStory => ({
  id: storyId('s1'),
  kind: 'image',
  postedAt: noon,
  permalink: 'https://www.instagram.com/stories/atelier/1',
  caption: 'Spring',
  thumbnailUrl: 'https://cdn.example/1?sig=a',
  ...over,
});
const sync = (desk: TestDesk, ...seen: readonly SeenStory[]) =>
  desk.database.transaction((stores) => syncStories(desk, stores, desk.account, seen));

const waiting = async ({ db }: TestDesk) =>
  (
    await db
      .selectFrom('task')
      .select(['kind', 'key', 'due_at'])
      .where('outcome', 'is', null)
      .orderBy('kind', 'desc')
      .execute()
  ).map(({ kind, key, due_at }) => `${kind} ${key} ${due_at.toISOString()}`);

const find = (desk: TestDesk, id = 's1') =>
  desk.database.stores.stories.find(desk.account.team, desk.account.id, storyId(id));

describe('a story that Instagram lists', () => {
  onBoth('opens a board once, and is to close when Instagram stops showing it', async (database) => {
    const desk = await openDesk(database);

    const opened = [await sync(desk, listed()), await sync(desk, listed())];

    const subject = `${desk.account.id}:s1`;
    expect(opened).toEqual([1, 0]);
    expect(await waiting(desk)).toEqual([
      `sample-insights ${subject} ${hoursLater(1).toISOString()}`,
      `publish board:${subject} ${noon.toISOString()}`,
      `end-story ${subject} ${hoursLater(24).toISOString()}`,
    ]);
  });

  onBoth('is named on the cards of those who answered before it was known', async (database) => {
    const desk = await openDesk(database);
    await desk.receive(aComment('1', 'jane', { story: storyId('s1') }));
    await desk.receive(aComment('2', 'john'));
    await desk.db.deleteFrom('task').where('kind', '=', 'publish').execute();

    await sync(desk, listed());

    const cards = (await waiting(desk)).filter((task) => task.startsWith('publish card:'));
    const jane = await desk.db
      .selectFrom('lead')
      .select('lead_id')
      .where('story_id', '=', 's1')
      .executeTakeFirstOrThrow();
    expect(cards).toEqual([`publish card:${jane.lead_id} ${noon.toISOString()}`]);
  });

  onBoth('keeps the address of its picture fresh, and nothing else changes', async (database) => {
    const desk = await openDesk(database);
    await sync(desk, listed());
    const opened = await find(desk);

    await sync(desk, listed({ thumbnailUrl: 'https://cdn.example/1?sig=b', caption: 'Summer' }));
    const fresh = await find(desk);
    await sync(desk, listed({ thumbnailUrl: undefined }));

    expect(fresh).toEqual({ ...opened, thumbnailUrl: 'https://cdn.example/1?sig=b' });
    expect(await find(desk)).toEqual(fresh);
  });

  onBoth('opens none when its day is over', async (database) => {
    const desk = await openDesk(database);

    expect(await sync(desk, listed({ postedAt: hoursLater(-24) }))).toBe(0);
    expect(await find(desk)).toBeUndefined();
  });

  onBoth('is asked for its figures at once when it was found hours after it was posted', async (database) => {
    const desk = await openDesk(database);

    await sync(desk, listed({ postedAt: hoursLater(-5) }));

    expect(await waiting(desk)).toContain(`sample-insights ${desk.account.id}:s1 ${noon.toISOString()}`);
  });

  test('opens one board also when two processes see it at once', async () => {
    const url = await freshPostgresUrl();
    const desks = [await openDesk(await openPostgres(url)), await openDesk(await openPostgres(url), { process: 'b' })];

    const opened = await Promise.all(desks.map((desk) => sync(desk, listed(), listed({ id: storyId('s2') }))));

    expect(opened.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});

describe('the end of a story', () => {
  const end = (desk: TestDesk, id = 's1') => endStory(desk, desk.account.team, desk.account.id, storyId(id));

  onBoth('comes when Instagram stops showing it, not before, and once', async (database) => {
    const desk = await openDesk(database);
    await sync(desk, listed());

    await end(desk);
    const early = await find(desk);
    desk.clock.advance(24 * 3600_000);
    await end(desk);
    const closed = await find(desk);
    desk.clock.advance(60_000);
    await end(desk);
    await sync(desk, listed());

    expect(early?.closedAt).toBeUndefined();
    expect(closed).toMatchObject({ closedAt: hoursLater(24), thumbnailUrl: undefined });
    expect(await find(desk)).toEqual(closed);
  });
});

describe('a story opened by hand', () => {
  onBoth('has a board and an end like any other, and figures that nobody can ask for', async (database) => {
    const desk = await openDesk(database);
    const { account } = desk;

    const story = await openStoryByHand(desk, {
      team: account.team,
      account: account.id,
      title: 'Behind the scenes',
      postedAt: minutesLater(-60),
      by: ana,
    });

    expect(story).toMatchObject({ caption: 'Behind the scenes', expiresAt: hoursLater(23) });
    expect(story.id).toMatch(/^hand:/);
    expect(await waiting(desk)).toEqual([
      `publish board:${account.id}:${story.id} ${noon.toISOString()}`,
      `end-story ${account.id}:${story.id} ${hoursLater(23).toISOString()}`,
    ]);
    desk.clock.advance(23 * 3600_000);
    await endStory(desk, account.team, account.id, story.id);
    expect(await find(desk, story.id)).toMatchObject({ closedAt: hoursLater(23) });
  });

  onBoth('is refused for an account the team does not have', async (database) => {
    const desk = await openDesk(database);
    const opening = { team: desk.account.team, account: accountId('1'), title: 'x', postedAt: noon, by: ana };

    await expect(openStoryByHand(desk, opening)).rejects.toThrow('Account 1 is not known to this team');
  });
});
