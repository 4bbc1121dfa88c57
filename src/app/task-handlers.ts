import { tellAdminsTask } from '../bot/alarm/tell-admins.ts';
import type { Bot } from '../bot/bot.ts';
import { findDoublesTask } from '../bot/publisher/find-doubles.ts';
import { pinBoardTask } from '../bot/publisher/pin-board.ts';
import { probeDeskTask } from '../bot/publisher/probe-desk.ts';
import type { Publishing } from '../bot/publisher/publication-step.ts';
import { publishTask } from '../bot/publisher/publish.ts';
import { makeDigest } from '../domain/digest/make-digest.ts';
import { accountId, channelId, leadId, storyId } from '../domain/ids.ts';
import { endLease } from '../domain/lead/change-lead.ts';
import { endSnooze } from '../domain/lead/put-off-lead.ts';
import { endStory } from '../domain/story/sync-stories.ts';
import type { TaskHandler, TaskHandlers } from '../domain/task/task-handler.ts';
import type { Metrics } from '../integrations/http/metrics.ts';
import { connectAccountTask } from '../integrations/instagram/tasks/connect-account.ts';
import type { GraphWork } from '../integrations/instagram/tasks/graph-task.ts';
import { pollStoriesTask } from '../integrations/instagram/tasks/poll-stories.ts';
import { readMessageTask } from '../integrations/instagram/tasks/read-message.ts';
import { readProfileTask } from '../integrations/instagram/tasks/read-profile.ts';
import { refreshTokenTask } from '../integrations/instagram/tasks/refresh-token.ts';
import { sampleInsightsTask } from '../integrations/instagram/tasks/sample-insights.ts';
import { sendTouchTask } from '../integrations/instagram/tasks/send-touch.ts';
import { settleTouchTask } from '../integrations/instagram/tasks/settle-touch.ts';

export interface HandlerParts {
  readonly bot: Bot;
  readonly publishing: Publishing;
  readonly graph: GraphWork;
  readonly prune: TaskHandler;
}

/** One handler for each kind of task. */
export function taskHandlers({ bot, publishing, graph, prune }: HandlerParts): TaskHandlers {
  const { desk } = bot;
  return {
    publish: publishTask(publishing),
    'find-doubles': findDoublesTask(publishing),
    pin: pinBoardTask(publishing),
    'probe-desk': probeDeskTask(publishing, bot.channels),
    'tell-admins': tellAdminsTask(desk, bot.clients),
    async 'end-lease'({ team, key }) {
      await endLease(desk, team, leadId(key));
      return { outcome: 'done' };
    },
    async 'end-snooze'({ team, key }) {
      await endSnooze(desk, team, leadId(key));
      return { outcome: 'done' };
    },
    async digest({ team, key }) {
      const next = await makeDigest(desk, team, channelId(key));
      return { outcome: next ? { again: next } : 'done' };
    },
    async 'end-story'({ team, key }) {
      const [account = '', ...story] = key.split(':');
      await endStory(desk, team, accountId(account), storyId(story.join(':')));
      return { outcome: 'done' };
    },
    'connect-account': connectAccountTask(graph),
    'poll-stories': pollStoriesTask(graph),
    'sample-insights': sampleInsightsTask(graph),
    'refresh-token': refreshTokenTask(graph),
    'read-profile': readProfileTask(graph),
    'read-message': readMessageTask(graph),
    'send-touch': sendTouchTask(graph),
    'settle-touch': settleTouchTask(graph),
    prune,
  };
}

/** Counts every run by kind and outcome. */
export function countRuns(handlers: TaskHandlers, metrics: Metrics): TaskHandlers {
  const counted = Object.entries(handlers).map(([kind, handler]): [string, TaskHandler] => [
    kind,
    async (task, run) => {
      const result = await handler(task, run);
      const outcome = typeof result.outcome === 'string' ? result.outcome : 'again';
      metrics.tasks.inc({ kind: task.kind, outcome });
      return result;
    },
  ]);
  return Object.fromEntries(counted) as Record<keyof TaskHandlers, TaskHandler>;
}
