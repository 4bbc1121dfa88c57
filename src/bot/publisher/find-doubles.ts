import type { Subject } from '../../domain/card/post.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { TaskHandler } from '../../domain/task/task-handler.ts';
import { clockSkewSeconds } from './after-look.ts';
import type { Publishing } from './publication-step.ts';
import { subjectMessage } from './subject-message.ts';

const retrySeconds = 30;

/** Deletes every message that shows the same subject as the one we keep; see `publish.ts` for how a second can come to be. */
export function findDoublesTask({ desk, slack }: Publishing): TaskHandler {
  return async (task) => {
    const subject = task.key as Subject;
    const post = await desk.database.stores.posts.find(task.team, subject);
    if (!post?.messageTs || !post.firstAttemptAt) return { outcome: 'done' };
    const wanted = await subjectMessage(desk.database.stores, desk.settings, task.team, subject);
    if (!wanted) return { outcome: 'done' };

    const answer = await slack.find(post.channel, addSeconds(post.firstAttemptAt, -clockSkewSeconds), wanted.message);
    if (answer.kind !== 'found') {
      const seconds = answer.kind === 'rate-limited' ? answer.retryAfterSeconds : retrySeconds;
      return { outcome: { again: addSeconds(desk.clock.now(), seconds) }, detail: answer.kind };
    }
    for (const message of answer.messages) {
      if (message.ts !== post.messageTs) await slack.remove(post.channel, message.ts);
    }
    return { outcome: 'done' };
  };
}
