import type { Desk } from '../../../domain/desk.ts';
import { addMinutes, addSeconds } from '../../../domain/duration.ts';
import { type TeamId, type TouchId, touchId } from '../../../domain/ids.ts';
import type { Pace, TaskHandler, TaskResult, TaskRun } from '../../../domain/task/task-handler.ts';
import type { Account } from '../../../domain/team/account.ts';
import { type Aftermath, afterRefusal } from '../../../domain/touch/after-refusal.ts';
import { beginSend } from '../../../domain/touch/begin-send.ts';
import { recordAftermath, recordOutcome } from '../../../domain/touch/record-send.ts';
import type { TouchOutcome } from '../../../domain/touch/settle-touch.ts';
import type { SendingTouch } from '../../../domain/touch/touch.ts';
import { GraphError, GraphNoAnswer } from '../graph-error.ts';
import { sendRefusalOf } from '../send-refusal.ts';
import { nextPollMinutes } from '../usage-back-off.ts';
import type { GraphWork } from './graph-task.ts';

/** Meta documents 100 a second and 300 a second in two places; a fifth of the lower leaves room for its other counters. */
const sendPace: Pace = { intervalMs: 50, burst: 5 };
/** Meta takes 750 private replies an hour (Private Replies, "Rate limits"): 720, and ten at once. */
const privateReplyPace: Pace = { intervalMs: 5_000, burst: 10 };
const notConnectedSeconds = 10;

const cause = { actor: undefined, cause: 'Instagram’s answer' };

/**
 * Gives one message to Instagram, once. That it is about to go out is committed before, and what became of it after;
 * whoever finds it begun and without an answer looks for it, and never sends it again. Key: the touch.
 */
export const sendTouchTask =
  ({ desk, graph }: GraphWork): TaskHandler =>
  async (task, run) => {
    // Read before anything is written down: a token that cannot be opened is a fault, and leaves the touch waiting.
    const token = await tokenOf(desk, task.team, touchId(task.key));
    const begun = await beginSend(desk, task.team, touchId(task.key));
    if (begun.kind === 'nothing') return { outcome: 'done' };
    if (begun.kind === 'later') return { outcome: { again: begun.at } };

    const { touch, account } = begun;
    const sent = await attempt({ desk, graph }, account, token, touch, run);
    const { outcome } = sent;
    return {
      ...next(outcome),
      ...(sent.detail !== undefined && { detail: sent.detail }),
      lane: { pace: touch.route === 'private_reply' ? privateReplyPace : sendPace, since: sent.answeredAt },
      async record(stores) {
        const { aftermath, igsid } = sent;
        if (aftermath) await recordAftermath(desk, stores, account, touch, aftermath, sent.detail ?? '');
        const viewer = igsid === undefined ? [] : await stores.viewers.lockIdentities(account, [`igsid:${igsid}`]);
        if (igsid !== undefined && viewer.length === 0) {
          // A private reply's answer proves whose comment it was.
          await stores.viewers.putIdentities(account, [`igsid:${igsid}`], touch.viewer, sent.answeredAt);
        }
        await recordOutcome(desk, stores, account, touch.id, touch.attempt, outcome, cause);
      },
    };
  };

async function tokenOf({ database }: Desk, team: TeamId, id: TouchId): Promise<string | undefined> {
  const touch = await database.stores.touches.find(team, id);
  return touch && (await database.stores.accounts.access(team, touch.account))?.token?.token;
}

interface Attempt {
  readonly outcome: TouchOutcome;
  readonly answeredAt: Date;
  readonly aftermath?: Aftermath;
  readonly detail?: string;
  readonly igsid?: string | undefined;
}

/** The one call, and what its answer means. */
async function attempt(
  work: GraphWork,
  account: Account,
  token: string | undefined,
  touch: SendingTouch,
  run: TaskRun,
): Promise<Attempt> {
  const { desk, graph } = work;
  const to = await recipientOf(work, account, touch);
  await run.untilItsTurn();
  const now = () => desk.clock.now();
  // Nothing has left us: it may go when its turn comes again.
  if (!run.isStillOurs()) return putOff(now(), 0, 'the lease had ended');
  if (!token || !to) return { outcome: { kind: 'refused', refusal: token ? 'not-found' : 'token' }, answeredAt: now() };
  try {
    const message = { to, text: touch.text, asHumanAgent: touch.route === 'human_agent' };
    const taken = await graph.sendMessage(account, token, message);
    const answeredAt = now();
    return { outcome: { kind: 'sent', message: taken.message, at: answeredAt }, answeredAt, igsid: taken.igsid };
  } catch (error) {
    if (error instanceof GraphError) return refused(work, account, touch, error);
    if (!(error instanceof GraphNoAnswer)) throw error;
    return error.reason === 'not-connected'
      ? putOff(now(), notConnectedSeconds, error.message)
      : { outcome: { kind: 'no-answer' }, answeredAt: now(), detail: error.message };
  }
}

async function refused(
  { desk }: GraphWork,
  account: Account,
  touch: SendingTouch,
  error: GraphError,
): Promise<Attempt> {
  const now = desk.clock.now();
  const refusal = sendRefusalOf(error);
  const aftermath = afterRefusal(
    {
      refusal,
      route: touch.route,
      comment: touch.comment,
      attempt: touch.attempt,
      retryAt: error.usage && addMinutes(now, nextPollMinutes(error.usage, 1)),
      restrictionsBefore: await desk.database.stores.accounts.restrictions(account.team, account.id),
    },
    now,
  );
  return { outcome: aftermath.touch, answeredAt: now, aftermath, detail: error.message };
}

const putOff = (now: Date, seconds: number, detail: string): Attempt => ({
  outcome: { kind: 'put-off', until: addSeconds(now, seconds), why: { kind: 'back-off' } },
  answeredAt: now,
  detail,
});

const next = (outcome: TouchOutcome): Pick<TaskResult, 'outcome'> =>
  outcome.kind === 'put-off' && outcome.until ? { outcome: { again: outcome.until } } : { outcome: 'done' };

const commentPrefix = 'comment:';

async function recipientOf({ desk }: GraphWork, account: Account, { viewer, comment }: SendingTouch) {
  if (comment) return { comment: comment.startsWith(commentPrefix) ? comment.slice(commentPrefix.length) : comment };
  const igsid = await desk.database.stores.viewers.igsid(account, viewer);
  return igsid === undefined ? undefined : { igsid };
}
