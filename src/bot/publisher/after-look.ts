import type { Post } from '../../domain/card/post.ts';
import { addSeconds } from '../../domain/duration.ts';
import { editLane } from '../../domain/task/task.ts';
import type { TaskResult } from '../../domain/task/task-handler.ts';
import { afterPost, settleSeconds } from './after-post.ts';
import { notApplied, retrySeconds } from './not-applied.ts';
import { intend, lookForDoubles, type Publishing, recordShown, replan, type Step } from './publication-step.ts';
import { postPace } from './slack-pace.ts';

/** Slack's clock and ours may differ by so much. */
export const clockSkewSeconds = 120;

/** Finds out what became of an attempt without an answer, and posts only when it is certain that nothing did. */
export async function afterLook(
  publishing: Publishing,
  step: Step,
  run: { isStillOurs(): boolean },
): Promise<TaskResult> {
  const { desk, slack } = publishing;
  const { wanted, post } = step;
  const askedAt = post.firstAttemptAt ?? step.now;
  const answer = await slack.find(post.channel, addSeconds(askedAt, -clockSkewSeconds), wanted.message);
  const now = desk.clock.now();
  if (answer.kind !== 'found') {
    const unsettled: Post = { ...post, state: 'unknown', reason: 'looking for it in the channel' };
    if (answer.kind === 'no-answer')
      return { outcome: { again: addSeconds(now, retrySeconds) }, detail: 'no answer from Slack' };
    return notApplied(publishing, step, answer, unsettled, postPace);
  }
  const [kept, ...doubles] = answer.messages;
  if (kept) {
    for (const double of doubles) await slack.remove(post.channel, double.ts);
    const hash = kept.version === wanted.version && !wanted.isBoard ? wanted.hash : undefined;
    return {
      outcome: 'done',
      detail: 'found in the channel',
      record: async (stores) => {
        await recordShown(stores, step, kept.ts, hash, now);
        if (!hash) await replan(stores, step, now, editLane);
        await lookForDoubles(stores, step, now);
      },
    };
  }
  const settledAt = addSeconds(askedAt, settleSeconds);
  if (now < settledAt) return { outcome: { again: settledAt }, detail: 'not in the channel yet' };
  if (wanted.isOver) {
    return {
      outcome: 'done',
      record: (stores) => stores.posts.save({ ...post, state: 'wanted', firstAttemptAt: undefined }),
    };
  }
  if (!run.isStillOurs()) return { outcome: { again: now } };
  const intended = await desk.database.transaction((stores) => intend(stores, post, now));
  const result = await afterPost(publishing, { ...step, post: intended });
  return {
    ...result,
    record: async (stores) => {
      await result.record?.(stores);
      await lookForDoubles(stores, step, now);
    },
  };
}
