import { addMinutes } from '../../../domain/duration.ts';
import { accountId, touchId } from '../../../domain/ids.ts';
import type { Pace, RunningTask, TaskHandler } from '../../../domain/task/task-handler.ts';
import { type OurMessage, settleByLooking } from '../../../domain/touch/settle-by-looking.ts';
import { GraphError, GraphNoAnswer } from '../graph-error.ts';
import { type GraphWork, graphTask } from './graph-task.ts';

/** Two calls a second and account (Conversations API, "Rate limiting"). */
const conversationPace: Pace = { intervalMs: 500, burst: 1 };
/** When to look again, in minutes: after the first look a person may decide; what turns up later is still seen. */
const looksAfterMinutes = [1, 5] as const;

/** Looks into a conversation for a message whose answer never came. Key: account and touch. */
export const settleTouchTask = (work: GraphWork): TaskHandler => {
  const { desk, graph } = work;
  const { stores } = desk.database;
  const look = graphTask(work, undefined, async ({ task, account, token, rest }) => {
    const touch = await stores.touches.find(account.team, touchId(rest));
    if (touch?.status !== 'unknown') return { outcome: 'done' };
    const igsid = await stores.viewers.igsid(account, touch.viewer);
    const ours =
      igsid === undefined ? [] : await lookFor(() => graph.readConversation(account, token.token, igsid), task);
    const lookAgainIn = looksAfterMinutes[task.attempts - 1];
    return {
      outcome: lookAgainIn === undefined ? 'done' : { again: addMinutes(desk.clock.now(), lookAgainIn) },
      lane: { pace: conversationPace },
      record: (tx) => settleByLooking(desk, tx, account, touch, ours),
    };
  });
  return async (task, run) => {
    const [id = '', ...rest] = task.key.split(':');
    const access = await stores.accounts.access(task.team, accountId(id));
    const touch = await stores.touches.find(task.team, touchId(rest.join(':')));
    if (!access || touch?.status !== 'unknown') return { outcome: 'done' };
    if (access.token && !access.pausedBecause) return look(task, run);
    // Nobody can look until somebody mends the account: a person must not have to wait for that.
    return { outcome: 'done', record: (tx) => settleByLooking(desk, tx, access.account, touch, []) };
  };
};

/** Where we may not look, or can't again and again, a person must: then it counts as looked for in vain. */
async function lookFor(read: () => Promise<readonly OurMessage[]>, { attempts }: RunningTask) {
  try {
    return await read();
  } catch (error) {
    const isRefused = error instanceof GraphError && !passing.has(error.class);
    const isTriedEnough = error instanceof GraphNoAnswer && attempts > looksAfterMinutes.length;
    if (isRefused || isTriedEnough) return [];
    throw error;
  }
}

const passing: ReadonlySet<GraphError['class']> = new Set<GraphError['class']>(['token', 'rate-limit', 'temporary']);
