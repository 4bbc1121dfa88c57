import type { Subject } from '../../domain/card/post.ts';
import { subjectParts } from '../../domain/card/post.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { TaskHandler } from '../../domain/task/task-handler.ts';
import type { Publishing } from './publication-step.ts';

const retrySeconds = 30;
/** A board that cannot be pinned is still a board: it is tried this often and then left. */
const mostAttempts = 10;

/** Pins the board of a live story and unpins it once the story is over. */
export function pinBoardTask({ desk, slack }: Publishing): TaskHandler {
  return async (task) => {
    const subject = task.key as Subject;
    const parts = subjectParts(subject);
    const post = await desk.database.stores.posts.find(task.team, subject);
    if (parts.kind !== 'board' || !post?.messageTs || post.state === 'deleted') return { outcome: 'done' };
    const story = await desk.database.stores.stories.find(task.team, parts.account, parts.story);
    const wanted = story !== undefined && story.closedAt === undefined;
    if (post.pinned === wanted) return { outcome: 'done' };

    const answer = await slack.pin(post.channel, post.messageTs, wanted);
    const settled = answer.kind === 'done' || (answer.kind === 'refused' && isAlreadySo(answer.code));
    if (settled) {
      return {
        outcome: 'done',
        record: async (stores) => {
          const latest = await stores.posts.lock(task.team, subject);
          if (latest) await stores.posts.save({ ...latest, pinned: wanted });
        },
      };
    }
    const reason = answer.kind === 'refused' ? answer.code : answer.kind;
    if (task.attempts >= mostAttempts) return { outcome: 'failed', detail: reason };
    const seconds = answer.kind === 'rate-limited' ? answer.retryAfterSeconds : retrySeconds;
    return { outcome: { again: addSeconds(desk.clock.now(), seconds) }, detail: reason };
  };
}

const isAlreadySo = (code: string) => ['already_pinned', 'no_pin', 'not_pinned', 'message_not_found'].includes(code);
