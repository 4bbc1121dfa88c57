import { addMinutes } from '../../../domain/duration.ts';
import { syncStories } from '../../../domain/story/sync-stories.ts';
import { instagramLane } from '../../../domain/task/task.ts';
import type { TaskHandler } from '../../../domain/task/task-handler.ts';
import { nextPollMinutes } from '../usage-back-off.ts';
import { allIsWell, type GraphWork, graphTask, readPace } from './graph-task.ts';

/** Asks which stories are live, opens boards for new ones, and plans the next look by how full Meta's limits are. */
export const pollStoriesTask = (work: GraphWork): TaskHandler =>
  graphTask(work, undefined, async ({ task, account, token }) => {
    const { desk, graph } = work;
    const { stories, usage } = await graph.readStories(account, token.token);
    const minutes = nextPollMinutes(usage, desk.settings.rhythm.storyPollMinutes);
    return {
      outcome: 'done',
      lane: { pace: readPace },
      record: async (stores) => {
        await syncStories(desk, stores, account, stories);
        await allIsWell(desk, stores, task, account.id);
        await stores.tasks.schedule({
          team: task.team,
          kind: 'poll-stories',
          key: task.key,
          dueAt: addMinutes(desk.clock.now(), minutes),
          lane: instagramLane(account.id),
          // A look at the stories must not wait behind a hundred profiles.
          priority: 1,
        });
      },
    };
  });
