import { addDays, addHours } from '../../../domain/duration.ts';
import { instagramLane } from '../../../domain/task/task.ts';
import type { TaskHandler } from '../../../domain/task/task-handler.ts';
import { tokenTooYoungHours } from '../../../domain/team/connect-accounts.ts';
import { allIsWell, type GraphWork, graphTask, readPace } from './graph-task.ts';

/** Renewed this long before they die, tokens survive a week of outage. */
const renewBeforeDays = 10;

/** Renews a token of the Instagram login long before its 60 days are over; Page tokens have no such end. */
export const refreshTokenTask = (work: GraphWork): TaskHandler =>
  graphTask(work, undefined, async ({ task, account, token }) => {
    if (account.login !== 'instagram') return { outcome: 'done' };
    const { desk, graph } = work;
    const fresh = await graph.refreshToken(token.token);
    const now = desk.clock.now();
    const renewAt = addDays(fresh.expiresAt, -renewBeforeDays);
    const nextAt = new Date(Math.max(renewAt.getTime(), addHours(now, tokenTooYoungHours).getTime()));
    return {
      outcome: 'done',
      lane: { pace: readPace },
      record: async (stores) => {
        await stores.accounts.putToken(task.team, account.id, { ...fresh, refreshedAt: now });
        await allIsWell(desk, stores, task, account.id);
        await stores.tasks.schedule({
          team: task.team,
          kind: 'refresh-token',
          key: task.key,
          dueAt: nextAt,
          lane: instagramLane(account.id),
        });
      },
    };
  });
