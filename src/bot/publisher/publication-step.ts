import { markBoardsStale } from '../../domain/card/mark-stale.ts';
import type { Publication } from '../../domain/card/plan-publication.ts';
import type { Post, Subject } from '../../domain/card/post.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Desk } from '../../domain/desk.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { RunningTask } from '../../domain/task/task-handler.ts';
import type { SlackMessage } from '../messages/slack-message.ts';
import type { SlackChannel } from './slack-channel.ts';
import type { SubjectMessage } from './subject-message.ts';

/** What the publisher works with. */
export interface Publishing {
  readonly desk: Desk;
  readonly slack: SlackChannel;
  /** Told how long after the viewer's act a Hot card stands in the channel. */
  readonly onHotPosted?: (seconds: number) => void;
}

/** One publication, decided and written down. */
export interface Step {
  readonly task: RunningTask;
  readonly subject: Subject;
  readonly wanted: SubjectMessage;
  /** What to send: the plain layout once Slack has refused the other. */
  readonly message: SlackMessage;
  readonly post: Post;
  readonly plan: Extract<Publication, { kind: 'post' | 'edit' | 'look' }>;
  readonly now: Date;
}

/** A second message that was still on its way is looked for once more after so long. */
const doublesAfterSeconds = 60;

/** What a card is posted as; the budget of Warm ones counts it from the attempt on. */
export const segmentOf = ({ kind, lead }: SubjectMessage): Post['segment'] =>
  kind === 'card' ? lead?.segment : undefined;

/** Writes down that Slack is about to be asked. */
export async function intend(stores: Transaction, post: Post, now: Date): Promise<Post> {
  const intended: Post = { ...post, state: 'posting', firstAttemptAt: post.firstAttemptAt ?? now, reason: undefined };
  await stores.posts.save(intended);
  return intended;
}

/** Writes down which message shows the subject, and what follows: the desk works, and a board is pinned or unpinned. */
export async function recordShown(
  desk: Desk,
  stores: Transaction,
  { task, subject, wanted, post }: Step,
  messageTs: string,
  hash: string | undefined,
  now: Date,
): Promise<void> {
  const latest = (await stores.posts.lock(task.team, subject)) ?? post; // it may have been pinned in the meantime
  await stores.posts.save({
    ...post,
    pinned: latest.pinned,
    state: 'shown',
    messageTs,
    shownHash: hash,
    shownVersion: wanted.version,
    postedAt: post.postedAt ?? now,
    segment: segmentOf(wanted),
    reason: undefined,
  });
  await stores.alarms.clear(task.team, 'desk-unreachable', post.channel, now);
  if (wanted.kind === 'card' && !post.messageTs) {
    await markBoardsStale(desk, stores, wanted.account, now); // one card fewer waits
  }
  if (wanted.kind === 'board' && (wanted.isOver || !latest.pinned)) {
    // Also when it is not pinned yet: a pin may be on its way, and then has to be taken off.
    await stores.tasks.schedule({ team: task.team, kind: 'pin', key: subject, dueAt: now });
  }
}

/** Has the subject looked at again, in another line or later. */
export const replan = (
  stores: Transaction,
  { task, wanted }: Pick<Step, 'task' | 'wanted'>,
  dueAt: Date,
  lane: string,
) =>
  stores.tasks.schedule({
    team: task.team,
    kind: 'publish',
    key: task.key,
    dueAt,
    lane,
    priority: wanted.priority,
  });

/** Has the channel searched once more for a second message that was still on its way, counted from the last attempt. */
export const lookForDoubles = (stores: Transaction, { task }: Step, now: Date) =>
  stores.tasks.schedule({
    team: task.team,
    kind: 'find-doubles',
    key: task.key,
    dueAt: addSeconds(now, doublesAfterSeconds),
    move: true,
  });
