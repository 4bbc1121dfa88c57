import { storyId } from '../../../domain/ids.ts';
import { planNextSample } from '../../../domain/story/plan-samples.ts';
import { recordInsights } from '../../../domain/story/record-insights.ts';
import type { TaskHandler } from '../../../domain/task/task-handler.ts';
import { allIsWell, type GraphWork, graphTask, readPace } from './graph-task.ts';

/**
 * Asks for the figures of a story, and plans the next time; never again once the story is over. It is tried until then:
 * a figure that was not read while the story lived is lost. Key: account and story.
 */
export const sampleInsightsTask = (work: GraphWork): TaskHandler =>
  graphTask(work, undefined, async ({ task, account, token, rest }) => {
    const { desk, graph } = work;
    const story = await desk.database.stores.stories.find(task.team, account.id, storyId(rest));
    if (!story || story.expiresAt <= desk.clock.now()) return { outcome: 'done', detail: 'the story is over' };
    const insights = await graph.readInsights(account, token.token, story.id);
    const at = desk.clock.now();
    return {
      outcome: 'done',
      ...(insights.ok ? {} : { detail: insights.refusal }),
      lane: { pace: readPace },
      record: async (stores) => {
        await allIsWell(desk, stores, task, account.id);
        if (insights.ok) {
          await recordInsights(desk, stores, account, story.id, { at, source: 'api', metrics: insights.value });
        }
        await planNextSample(stores, story, at, 'next');
      },
    };
  });
