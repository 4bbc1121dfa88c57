import { raiseAlarm } from '../../domain/alarm/raise-alarm.ts';
import { addSeconds } from '../../domain/duration.ts';
import { editLane } from '../../domain/task/task.ts';
import type { TaskResult, TaskRun } from '../../domain/task/task-handler.ts';
import { isChannelTrouble, type SlackFailure } from '../slack/slack-failure.ts';
import { afterPost, settleSeconds } from './after-post.ts';
import { mendSeconds } from './desk-trouble.ts';
import { isThreadGone, retrySeconds, waitForDesk, withoutThread } from './not-applied.ts';
import { intend, lookForDoubles, type Publishing, recordShown, replan, type Step } from './publication-step.ts';
import { postPace } from './slack-pace.ts';

/** Slack's clock and ours may differ by so much. */
export const clockSkewSeconds = 120;

/** What is not posted any more is not looked for any more either: only once nothing can still be on its way. */
const lastLookSeconds = 150;

/** Finds out what became of an attempt without an answer, and posts only when it is certain that nothing did. */
export async function afterLook(publishing: Publishing, step: Step, run: TaskRun): Promise<TaskResult> {
  const { desk, slack } = publishing;
  const { wanted, post } = step;
  const askedAt = post.firstAttemptAt ?? step.now;
  const answer = await slack.find(post.channel, addSeconds(askedAt, -clockSkewSeconds), wanted.message, wanted.thread);
  const now = desk.clock.now();
  if (answer.kind !== 'found') return couldNotLook(publishing, step, answer, now);

  const [kept, ...doubles] = answer.messages;
  if (kept) {
    for (const double of doubles) await slack.remove(post.channel, double.ts);
    return {
      outcome: 'done',
      detail: 'found in the channel',
      record: async (stores) => {
        // Its version says nothing of a name or of words that changed meanwhile: what it shows is not known.
        await recordShown(desk, stores, step, kept.ts, undefined, now);
        await replan(stores, step, now, editLane);
        await lookForDoubles(stores, step, now);
      },
    };
  }
  const settledAt = addSeconds(askedAt, wanted.isOver ? lastLookSeconds : settleSeconds);
  if (now < settledAt) return { outcome: { again: settledAt }, detail: 'not in the channel yet' };
  if (wanted.isOver) {
    return {
      outcome: 'done',
      record: (stores) => stores.posts.save({ ...post, state: 'wanted', firstAttemptAt: undefined }),
    };
  }
  return run.isStillOurs() ? postAgain(publishing, step, now) : { outcome: { again: now } };
}

/** Not being able to look holds up this card only: the others need no history. */
function couldNotLook({ desk }: Publishing, step: Step, failure: SlackFailure, now: Date): TaskResult {
  const unsettled = { ...step.post, state: 'unknown' as const };
  if (failure.kind === 'refused') {
    const { code } = failure;
    if (isThreadGone(step, code)) return withoutThread(step, code);
    if (isChannelTrouble(code)) return waitForDesk(desk, step, unsettled, code, postPace);
    return {
      outcome: { again: addSeconds(now, mendSeconds) },
      detail: code,
      record: (stores) =>
        raiseAlarm(desk, stores, step.task.team, 'post-refused', code, `history refused with ${code}`),
    };
  }
  const seconds = failure.kind === 'rate-limited' ? failure.retryAfterSeconds : retrySeconds;
  return { outcome: { again: addSeconds(now, seconds) }, detail: failure.kind };
}

async function postAgain(publishing: Publishing, step: Step, now: Date): Promise<TaskResult> {
  const intended = await publishing.desk.database.transaction(async (stores) => {
    const latest = await stores.posts.lock(step.task.team, step.subject);
    // Whoever took the card over while we were looking has found or posted it.
    return latest?.messageTs === undefined ? intend(stores, step.post, now) : undefined;
  });
  if (!intended) return { outcome: { again: now } };
  const result = await afterPost(publishing, { ...step, post: intended });
  return {
    ...result,
    record: async (stores) => {
      await result.record?.(stores);
      await lookForDoubles(stores, step, now);
    },
  };
}
