import { type Subject, toShowAnew } from '../../domain/card/post.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Desk } from '../../domain/desk.ts';
import { addSeconds } from '../../domain/duration.ts';
import { editLane } from '../../domain/task/task.ts';
import type { RunningTask, TaskHandler, TaskResult } from '../../domain/task/task-handler.ts';
import type { SlackFailure } from '../slack/slack-failure.ts';
import { clockSkewSeconds } from './after-look.ts';
import type { Publishing } from './publication-step.ts';
import { subjectMessage } from './read-subject.ts';

const retrySeconds = 30;
/** What Slack refuses now it may grant once somebody has mended the channel or the app. */
const mendSeconds = 600;

/**
 * Deletes every message that shows the same subject as the one we keep, and shows that one anew; see `publish.ts` for how
 * a second can come to be.
 */
export function findDoublesTask({ desk, slack }: Publishing): TaskHandler {
  return async (task) => {
    const subject = task.key as Subject;
    const post = await desk.database.stores.posts.find(task.team, subject);
    if (!post?.messageTs || !post.firstAttemptAt) return { outcome: 'done' };
    const wanted = await subjectMessage(desk.database.stores, desk.settings, task.team, subject, desk.clock.now());
    if (!wanted) return { outcome: 'done' };

    const since = addSeconds(post.firstAttemptAt, -clockSkewSeconds);
    const answer = await slack.find(post.channel, since, wanted.message, wanted.thread);
    // Who may not search may still edit.
    if (answer.kind === 'refused') {
      return { ...tryAgain(answer, desk.clock.now()), record: (stores) => showAgain(desk, stores, task) };
    }
    if (answer.kind !== 'found') return tryAgain(answer, desk.clock.now());
    for (const { ts } of answer.messages) {
      if (ts === post.messageTs) continue;
      const removal = await slack.remove(post.channel, ts);
      const isGone = removal.kind === 'removed' || (removal.kind === 'refused' && removal.code === 'message_not_found');
      if (!isGone) return tryAgain(removal, desk.clock.now());
    }
    return { outcome: 'done', record: (stores) => showAgain(desk, stores, task) };
  };
}

/** Calls that nobody answered may have overtaken each other: what the message shows by now is not known. */
async function showAgain({ clock }: Desk, stores: Transaction, { team, key }: RunningTask): Promise<void> {
  const post = await stores.posts.lock(team, key as Subject);
  if (!post?.messageTs || post.state !== 'shown') return;
  await stores.posts.save({ ...post, shownHash: toShowAnew });
  await stores.tasks.schedule({ team, kind: 'publish', key, dueAt: clock.now(), lane: editLane });
}

function tryAgain(failure: SlackFailure, now: Date): TaskResult {
  switch (failure.kind) {
    case 'rate-limited':
      return { outcome: { again: addSeconds(now, failure.retryAfterSeconds) }, detail: failure.kind };
    case 'refused':
      return { outcome: { again: addSeconds(now, mendSeconds) }, detail: failure.code };
    default:
      return { outcome: { again: addSeconds(now, retrySeconds) }, detail: failure.kind };
  }
}
