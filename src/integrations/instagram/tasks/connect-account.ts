import { raiseAlarm } from '../../../domain/alarm/raise-alarm.ts';
import type { TaskHandler } from '../../../domain/task/task-handler.ts';
import { allIsWell, type GraphWork, graphTask, readPace } from './graph-task.ts';

/** Then an admin knows, and `doctor` goes on saying it. */
const mostAttempts = 5;

/**
 * Introduces us with a new token: learns the account's user name, finds out a token of the wrong account before its
 * owner wonders why nothing arrives, and subscribes to what happens there.
 */
export const connectAccountTask = (work: GraphWork): TaskHandler =>
  graphTask(work, mostAttempts, async ({ task, account, token }) => {
    const { desk, graph } = work;
    const me = account.login === 'instagram' ? await graph.readMe(token.token) : undefined;
    if (me && me.id !== account.id) {
      const detail = `The token belongs to account ${me.id}, not to ${account.id}: set INSTAGRAM_ACCOUNT_ID to the former`;
      return {
        outcome: 'failed',
        detail,
        lane: { pace: readPace },
        record: (stores) => raiseAlarm(desk, stores, task.team, 'token-refused', account.id, detail),
      };
    }
    await graph.subscribe(account, token.token);
    return {
      outcome: 'done',
      lane: { pace: readPace },
      record: async (stores) => {
        if (me?.userName) await stores.accounts.putUserName(task.team, account.id, me.userName);
        await allIsWell(desk, stores, task, account.id);
      },
    };
  });
