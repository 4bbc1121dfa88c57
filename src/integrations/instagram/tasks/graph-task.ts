import { clearAlarm, raiseAlarm } from '../../../domain/alarm/raise-alarm.ts';
import type { Transaction } from '../../../domain/database.ts';
import type { Desk } from '../../../domain/desk.ts';
import { addMinutes, addSeconds } from '../../../domain/duration.ts';
import { type AccountId, accountId } from '../../../domain/ids.ts';
import type { Pace, RunningTask, TaskHandler, TaskResult } from '../../../domain/task/task-handler.ts';
import type { Account } from '../../../domain/team/account.ts';
import type { AccountToken } from '../../../domain/team/account-store.ts';
import type { GraphClient } from '../graph-client.ts';
import { GraphError, GraphNoAnswer } from '../graph-error.ts';
import { nextPollMinutes } from '../usage-back-off.ts';

/** What a task that asks Instagram works with. */
export interface GraphWork {
  readonly desk: Desk;
  readonly graph: GraphClient;
}

/** One call for one account: `rest` is what follows the account in the task's key. */
export interface GraphCall {
  readonly task: RunningTask;
  readonly account: Account;
  readonly token: AccountToken;
  readonly rest: string;
}

/** Far below every documented limit of the endpoints that are read here. */
export const readPace: Pace = { intervalMs: 100, burst: 10 };

/** A refused permission is worth another look after so long: somebody may have granted it. */
const permissionMinutes = 30;
const firstRetrySeconds = 5;
const longestRetrySeconds = 300;

/**
 * Wraps one call to Instagram for an account whose id starts the task's key (`<account>` or `<account>:<rest>`), and
 * gives every refusal of Meta's its consequence: a dead token stops the account and tells an admin, a missing
 * permission tells an admin, limits make us wait, faults in passing are tried again.
 *
 * @param giveUpAfter attempts after which a failing call is left; undefined never gives up
 */
export function graphTask(
  { desk }: GraphWork,
  giveUpAfter: number | undefined,
  work: (call: GraphCall) => Promise<TaskResult>,
): TaskHandler {
  return async (task, run) => {
    const [id = '', ...rest] = task.key.split(':');
    const access = await desk.database.stores.accounts.access(task.team, accountId(id));
    if (!access?.token) return { outcome: 'done', detail: 'no such account, or no token' };
    const { account, token, pausedBecause: paused } = access;
    if (paused) return { outcome: { again: desk.clock.now() }, detail: paused, lane: { parkedBecause: paused } };
    await run.untilItsTurn();
    try {
      return await work({ task, account, token, rest: rest.join(':') });
    } catch (error) {
      if (error instanceof GraphError) return afterRefusal(desk, task, account.id, error, giveUpAfter);
      if (error instanceof GraphNoAnswer) return tryAgain(desk, task, giveUpAfter, error.message);
      throw error;
    }
  };
}

/** Says that a kind of fault is over, once a call of that kind went well. */
export async function allIsWell(
  desk: Desk,
  stores: Transaction,
  { team, kind }: RunningTask,
  account: AccountId,
): Promise<void> {
  await clearAlarm(desk, stores, team, 'token-refused', account);
  await clearAlarm(desk, stores, team, 'permission-missing', `${account}:${kind}`);
}

function afterRefusal(
  desk: Desk,
  task: RunningTask,
  account: AccountId,
  error: GraphError,
  giveUpAfter: number | undefined,
): TaskResult {
  const now = desk.clock.now();
  const { team, kind } = task;
  switch (error.class) {
    case 'token':
      return {
        // Everything the account has to be asked waits in its lane, which a new token lets go on.
        outcome: { again: now },
        detail: error.message,
        lane: { parkedBecause: error.action },
        record: async (stores) => {
          await stores.accounts.pause(team, account, error.action, now);
          await raiseAlarm(desk, stores, team, 'token-refused', account, error.message);
        },
      };
    case 'rate-limit': {
      const notBefore = addMinutes(now, nextPollMinutes(error.usage ?? { percent: 100, regainMinutes: 0 }, 1));
      return { outcome: { again: notBefore }, detail: error.message, lane: { notBefore } };
    }
    case 'temporary':
      return tryAgain(desk, task, giveUpAfter, error.message);
    default:
      // Asking again at once would get the same answer; what is asked regularly is asked again, less often.
      return {
        outcome: giveUpAfter === undefined ? { again: addMinutes(now, permissionMinutes) } : 'failed',
        detail: error.message,
        lane: { pace: readPace },
        record: (stores) =>
          raiseAlarm(
            desk,
            stores,
            team,
            'permission-missing',
            `${account}:${kind}`,
            `${error.message}. ${error.action}`,
          ),
      };
  }
}

function tryAgain(desk: Desk, task: RunningTask, giveUpAfter: number | undefined, detail: string): TaskResult {
  if (giveUpAfter !== undefined && task.attempts >= giveUpAfter) {
    return { outcome: 'failed', detail, lane: { pace: readPace } };
  }
  const seconds = Math.min(firstRetrySeconds * 2 ** Math.min(task.attempts - 1, 10), longestRetrySeconds);
  return { outcome: { again: addSeconds(desk.clock.now(), seconds) }, detail, lane: { pace: readPace } };
}
