import { addSeconds } from '../../domain/duration.ts';
import type { TaskResult } from '../../domain/task/task-handler.ts';
import { isMessageTrouble } from '../slack/slack-failure.ts';
import { notApplied, retrySeconds } from './not-applied.ts';
import { type Publishing, recordShown, type Step } from './publication-step.ts';
import { editPace } from './slack-pace.ts';

/** Edits the message that shows the subject; one that a person deleted stays deleted. */
export async function afterEdit(publishing: Publishing, step: Step, messageTs: string): Promise<TaskResult> {
  const { desk, slack } = publishing;
  const { wanted, post } = step;
  let answer = await slack.edit(post.channel, messageTs, wanted.message);
  if (answer.kind === 'refused' && isMessageTrouble(answer.code) && wanted.plain) {
    answer = await slack.edit(post.channel, messageTs, wanted.plain);
  }
  const now = desk.clock.now();
  switch (answer.kind) {
    case 'edited':
      return {
        outcome: 'done',
        lane: { pace: editPace },
        record: (stores) => recordShown(stores, step, messageTs, wanted.hash, now),
      };
    case 'no-answer':
      // Editing twice is editing once.
      return {
        outcome: { again: addSeconds(now, retrySeconds) },
        lane: { pace: editPace },
        detail: 'no answer from Slack',
      };
    case 'refused':
      if (answer.code === 'message_not_found' || answer.code === 'cant_update_message') {
        return {
          outcome: 'done',
          detail: 'deleted by a person; left so',
          lane: { pace: editPace },
          record: (stores) => stores.posts.save({ ...post, state: 'deleted', reason: 'deleted by a person' }),
        };
      }
      return notApplied(publishing, step, answer, post, editPace);
    default:
      return notApplied(publishing, step, answer, post, editPace);
  }
}
