import { describe, expect, onTestFinished } from 'vitest';
import { storyId } from '../../../src/domain/ids.ts';
import type { TaskResult } from '../../../src/domain/task/task-handler.ts';
import { graphClient } from '../../../src/integrations/instagram/graph-client.ts';
import { sampleInsightsTask } from '../../../src/integrations/instagram/tasks/sample-insights.ts';
import type { Database } from '../../../src/integrations/postgres/database.ts';
import { type LocalInstagram, startLocalInstagram } from '../../../src/sandbox/instagram/local-instagram.ts';
import { hoursLater, noon } from '../../domain/builders.ts';
import { manualClock } from '../../sandbox/instagram/manual-clock.ts';
import { onBoth } from '../../support/databases.ts';
import { openDesk, type TestDesk } from '../../support/desk.ts';
import { graphStandIn, json } from './graph-stand-in.ts';

const hour = 3_600_000;
const token = 'IGAAshop';

/** A desk before `root`, with a story that was posted now. */
async function deskBefore(database: Database, root: string, story: string) {
  const desk = await openDesk(database);
  const { account } = desk;
  await desk.database.stores.accounts.adoptToken(account.team, account.id, token);
  await desk.openStories(story);
  const graph = graphClient({ root, fetch, clock: desk.clock, timeoutMs: 20_000 });
  const handler = sampleInsightsTask({ desk, graph });
  const key = `${account.id}:${story}`;
  return {
    desk,
    board: () => desk.database.stores.desk.board(account.team, account.id, storyId(story)),
    samples: () => desk.database.stores.insights.ofStory(account.team, account.id, storyId(story)),
    /** Runs the task as the runner would; what it records is committed. */
    async run(): Promise<TaskResult['outcome']> {
      const task = { id: 't', team: account.team, kind: 'sample-insights', key, lane: undefined, attempts: 1 } as const;
      const result = await handler(task, { isStillOurs: () => true, untilItsTurn: async () => {} });
      await desk.db.deleteFrom('task').execute();
      await desk.database.transaction(async (stores) => result.record?.(stores));
      return result.outcome;
    },
  };
}

const waiting = async ({ db }: TestDesk) =>
  (await db.selectFrom('task').select(['kind', 'due_at']).orderBy('kind').execute()).map(
    ({ kind, due_at }) => [kind, (due_at.getTime() - noon.getTime()) / hour] as const,
  );
const nextAge = async (desk: TestDesk): Promise<number | 'never'> =>
  (await waiting(desk)).find(([kind]) => kind === 'sample-insights')?.[1] ?? 'never';

/** An Instagram whose only story five people have watched. */
async function watched(): Promise<{ instagram: LocalInstagram; storyId: string }> {
  const instagram = await startLocalInstagram({
    accounts: [
      { id: '17841405822304914', username: 'atelier', login: 'instagram', region: 'europe', accessToken: token },
    ],
    appSecrets: ['secret'],
    verifyToken: 'verify-me',
    clock: manualClock(noon.toISOString()),
  });
  onTestFinished(() => instagram.close());
  const { storyId } = instagram.postStory();
  for (const name of ['ann', 'ben', 'cat', 'dan', 'eve']) instagram.viewer(name).viewStory(storyId, 'tap_exit');
  return { instagram, storyId };
}

describe('the figures of a live story', () => {
  onBoth('are on its board after its first hour, and are asked for again at the next age', async (database) => {
    const { instagram, storyId } = await watched();
    const { desk, run, board } = await deskBefore(database, instagram.url, storyId);
    expect(await nextAge(desk)).toBe(1);

    desk.clock.advance(hour);
    const outcome = await run();

    expect(outcome).toBe('done');
    expect((await board())?.insights).toMatchObject({
      reach: { value: 5, at: hoursLater(1) },
      views: { value: 5 },
      replies: { missing: 'region' },
      exits: { value: 5 },
    });
    expect(await waiting(desk)).toEqual([
      ['publish', 1],
      ['sample-insights', 4],
    ]);
  });

  onBoth('are read once after a downtime, and then at the one age still ahead', async (database) => {
    const { instagram, storyId } = await watched();
    const { desk, run, samples } = await deskBefore(database, instagram.url, storyId);

    desk.clock.advance(13 * hour);
    await run();

    expect((await samples()).map(({ at }) => at)).toEqual([hoursLater(13)]);
    expect(await nextAge(desk)).toBe(22);
  });

  onBoth('are asked for at five ages, and never once the story is over', async (database) => {
    const { instagram, storyId } = await watched();
    const { desk, run, samples } = await deskBefore(database, instagram.url, storyId);

    const ages: number[] = [];
    for (let age = await nextAge(desk); age !== 'never'; age = await nextAge(desk)) {
      desk.clock.advance((age - (ages.at(-1) ?? 0)) * hour);
      ages.push(age);
      await run();
    }
    desk.clock.advance(hour);
    await run();

    expect(ages).toEqual([1, 4, 12, 22, 23.5]);
    expect(await samples()).toHaveLength(5);
    expect(await nextAge(desk)).toBe('never');
  });
});

describe('an account whose figures we may not see', () => {
  const refused = {
    error: { message: '(#10) Application does not have permission', type: 'OAuthException', code: 10 },
  };

  onBoth('is a normal state: the board says so, no admin is told, and it is asked for again', async (database) => {
    await using meta = await graphStandIn(...Array.from({ length: 4 }, () => json(refused, {}, 403)));
    const { desk, run, board } = await deskBefore(database, meta.root, 's1');

    desk.clock.advance(hour);
    await run();
    const next = await nextAge(desk);
    desk.clock.advance(3 * hour);
    await run();

    expect((await board())?.insights.reach).toEqual({ missing: 'not-permitted', at: hoursLater(4) });
    expect(next).toBe(4);
    expect(await desk.database.stores.alarms.live(desk.account.team)).toEqual([]);
  });
});

describe('figures that could not be read', () => {
  onBoth('are tried again soon, for as long as the story lives', async (database) => {
    await using meta = await graphStandIn();
    const { desk, run, samples } = await deskBefore(database, meta.root, 's1');

    desk.clock.advance(23.9 * hour);
    const outcome = await run();
    desk.clock.advance(hour);
    const afterwards = await run();

    expect(outcome).toEqual({ again: expect.any(Date) });
    expect(afterwards).toBe('done');
    expect(meta.received).toHaveLength(1);
    expect(await samples()).toEqual([]);
  });

  onBoth('of a story that was deleted leave its board as it was', async (database) => {
    const gone = { error: { message: 'Unsupported get request', code: 100, error_subcode: 33 } };
    await using meta = await graphStandIn(json(gone, {}, 400));
    const { desk, run, samples } = await deskBefore(database, meta.root, 's1');

    desk.clock.advance(hour);
    await run();

    expect(await samples()).toEqual([]);
    expect(await waiting(desk)).toEqual([['sample-insights', 4]]);
  });
});
