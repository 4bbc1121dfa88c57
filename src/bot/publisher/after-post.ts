import type { Post } from '../../domain/card/post.ts';
import { addSeconds } from '../../domain/duration.ts';
import { postLane } from '../../domain/task/task.ts';
import type { TaskResult } from '../../domain/task/task-handler.ts';
import { notApplied } from './not-applied.ts';
import { lookForDoubles, type Publishing, recordShown, replan, type Step } from './publication-step.ts';
import { postPace } from './slack-pace.ts';

/** So long an unanswered message may take to appear in the channel's history. */
export const settleSeconds = 10;

/** Posts, and writes down what Slack answered, or that it did not. */
export async function afterPost({ desk, slack, onHotPosted }: Publishing, step: Step): Promise<TaskResult> {
  const { wanted, post } = step;
  const answer = await slack.post(post.channel, step.message, wanted.thread);
  const now = desk.clock.now();
  // When somebody else took the card over while we were posting it, they may have posted it too.
  const onFenced = () => desk.database.transaction((stores) => lookForDoubles(stores, step, now));
  if (answer.kind === 'posted') {
    const { ts } = answer;
    const { kind, lead } = wanted;
    if (kind === 'card' && lead?.segment === 'hot')
      onHotPosted?.((now.getTime() - lead.segmentSince.getTime()) / 1_000);
    return {
      outcome: 'done',
      lane: { pace: postPace, since: now },
      record: (stores) => recordShown(desk, stores, step, ts, wanted.hash, now),
      onFenced,
    };
  }
  if (answer.kind === 'no-answer') {
    return {
      outcome: 'unknown',
      detail: 'no answer from Slack',
      lane: { pace: postPace, since: now },
      record: async (stores) => {
        await stores.posts.save({ ...post, state: 'unknown', reason: 'no answer from Slack' });
        await replan(stores, step, addSeconds(now, settleSeconds), postLane(post.channel));
      },
      onFenced,
    };
  }
  // Nothing was posted: an earlier attempt that is still open stays open, else the slate is clean.
  const before: Post =
    step.plan.kind === 'look' ? { ...post, state: 'unknown' } : { ...post, state: 'wanted', firstAttemptAt: undefined };
  return notApplied(desk, step, answer, before, postPace);
}
