import type { Transaction } from '../database.ts';
import { editLane, postLane } from '../task/task.ts';
import type { Account } from '../team/account.ts';
import type { Post, Subject } from './post.ts';

/** Has the publisher look at a subject: in the line of edits once it stands, else in that of its desk's new messages. */
export async function schedulePublication(
  stores: Transaction,
  account: Account,
  subject: Subject,
  post: Post | undefined,
  priority: number,
  dueAt: Date,
): Promise<void> {
  if (post?.state === 'deleted') return; // a person took it away; it is not put back
  const lane = post?.messageTs ? editLane : postLane(account.desk);
  await stores.tasks.schedule({ team: account.team, kind: 'publish', key: subject, dueAt, lane, priority });
}
