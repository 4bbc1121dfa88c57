import type { Transaction } from '../../domain/database.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { TaskResult } from '../../domain/task/task-handler.ts';
import { notApplied, retrySeconds } from './not-applied.ts';
import { lookForDoubles, type Publishing, recordShown, type Step } from './publication-step.ts';
import { editPace } from './slack-pace.ts';

/** Edits the message that shows the subject; one that a person deleted stays deleted. */
export async function afterEdit({ desk, slack }: Publishing, step: Step, messageTs: string): Promise<TaskResult> {
  const { wanted, post } = step;
  const answer = await slack.edit(post.channel, messageTs, step.message);
  const now = desk.clock.now();
  const lane = { pace: editPace, since: now };
  // An edit that is still on its way may yet arrive, after a later one, and show what was: it is looked at once more.
  const look = (stores: Transaction) => lookForDoubles(stores, step, now);
  const onFenced = () => desk.database.transaction(look);
  switch (answer.kind) {
    case 'edited':
      return {
        outcome: 'done',
        lane,
        record: async (stores) => {
          await recordShown(desk, stores, step, messageTs, wanted.hash, now);
          // Whoever was at it before may have died with an edit on its way.
          if (post.shownHash === undefined) await look(stores);
        },
        onFenced,
      };
    case 'no-answer':
      // Editing twice is editing once.
      return {
        outcome: { again: addSeconds(now, retrySeconds) },
        lane,
        detail: 'no answer from Slack',
        record: look,
        onFenced,
      };
    case 'refused':
      if (answer.code === 'message_not_found' || answer.code === 'cant_update_message') {
        const reason = 'deleted by a person';
        return {
          outcome: 'done',
          detail: reason,
          lane,
          record: (stores) => stores.posts.save({ ...post, state: 'deleted', reason }),
        };
      }
      return notApplied(desk, step, answer, post, editPace);
    default:
      return notApplied(desk, step, answer, post, editPace);
  }
}
