import { markBoardsStale } from '../../domain/card/mark-stale.ts';
import { listedUntil, planPublication } from '../../domain/card/plan-publication.ts';
import { isReckoned, type Post, type Subject } from '../../domain/card/post.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Desk } from '../../domain/desk.ts';
import { addHours, addSeconds } from '../../domain/duration.ts';
import { editLane, postLane } from '../../domain/task/task.ts';
import type { RunningTask, TaskHandler, TaskResult } from '../../domain/task/task-handler.ts';
import { isMessageTrouble } from '../slack/slack-failure.ts';
import { afterEdit } from './after-edit.ts';
import { afterLook } from './after-look.ts';
import { afterPost } from './after-post.ts';
import { intend, type Publishing, replan, type Step, segmentOf } from './publication-step.ts';
import { subjectMessage } from './read-subject.ts';
import { isThreaded, type SubjectMessage } from './subject-message.ts';

/**
 * Makes Slack show one card, board, digest or message in a thread as it is now: posts it, edits it, or finds out what became of an earlier attempt.
 *
 * The intent is committed before Slack is asked and the answer afterwards. Whoever finds an intent without an answer
 * looks for the message before posting again, so that neither a crash nor a lost answer makes two cards.
 */
export function publishTask(publishing: Publishing): TaskHandler {
  return async (task, run) => {
    const prepared = await prepare(publishing.desk, task);
    if ('outcome' in prepared) return prepared;
    await run.untilItsTurn();
    if (!run.isStillOurs()) return { outcome: { again: publishing.desk.clock.now() } };
    switch (prepared.plan.kind) {
      case 'post':
        return afterPost(publishing, prepared);
      case 'edit':
        return afterEdit(publishing, prepared, prepared.plan.messageTs);
      case 'look':
        return afterLook(publishing, prepared, run);
    }
  };
}

type Planned = Omit<Step, 'plan'>;

/** Reads, decides and writes down the intent; but for what is reckoned, in one transaction. */
async function prepare(desk: Desk, task: RunningTask): Promise<Step | TaskResult> {
  const subject = task.key as Subject;
  // What is reckoned from a month of rows shows what was known at its instant: nobody need wait while it is read.
  const reckoned = isReckoned(subject)
    ? await subjectMessage(desk.database.stores, desk.settings, task.team, subject, desk.clock.now())
    : undefined;
  return desk.database.transaction(async (stores) => {
    const wanted = reckoned ?? (await subjectMessage(stores, desk.settings, task.team, subject, desk.clock.now()));
    if (!wanted) return { outcome: 'done' };
    const now = desk.clock.now();
    const stored = (await stores.posts.lock(task.team, subject)) ?? newPost(task, subject, wanted);
    const listUntil = stored.messageTs ? undefined : await roomFrom(desk, stores, wanted, now);
    const plan = planPublication(stored, wanted.hash, wanted.isOver, listUntil);
    const post = plan.kind === 'list' ? stored : await unlist(desk, stores, stored, wanted, now);
    const message = isMessageTrouble(stored.reason ?? '') ? wanted.plain : wanted.message;
    const step = { task, subject, wanted, message, post, now };

    switch (plan.kind) {
      case 'nothing':
        return { outcome: 'done' };
      case 'list':
        return list(desk, stores, step, plan.until);
      case 'edit':
        if (task.lane !== editLane) return inLane(step, editLane);
        // Until Slack's answer is written down nobody knows what the message shows: also what it showed before is news then.
        await stores.posts.save({ ...post, shownHash: undefined });
        return { ...step, plan };
      case 'post':
        if (isWithoutRoot(wanted)) return { outcome: { again: addSeconds(now, awaitRootSeconds) } };
        if (task.lane !== postLane(wanted.channel)) return inLane(step, postLane(wanted.channel));
        // The desk may have moved since it was first wanted.
        return {
          ...step,
          plan,
          post: await intend(stores, { ...post, channel: wanted.channel, segment: segmentOf(wanted) }, now),
        };
      case 'look':
        return { ...step, plan };
    }
  });
}

/** What belongs into a thread waits for its card or digest, which is posted within seconds once it is Slack's turn. */
const awaitRootSeconds = 5;
const isWithoutRoot = ({ kind, thread }: SubjectMessage) => isThreaded(kind) && !thread;

/** The task stands in another line than its work needs: it is put into the right one. */
const inLane = (step: Planned, lane: string): TaskResult => ({
  outcome: 'done',
  record: (stores) => replan(stores, step, step.now, lane),
});

async function list(desk: Desk, stores: Transaction, { post, wanted, now }: Planned, until: Date): Promise<TaskResult> {
  if (post.state !== 'listed') {
    await stores.posts.save({ ...post, state: 'listed', reason: 'over the hourly budget of Warm cards' });
    await markBoardsStale(desk, stores, wanted.account, now);
  }
  return { outcome: { again: until } };
}

/** Takes a card off the boards' lists, because it is posted now or not wanted any more. */
async function unlist(
  desk: Desk,
  stores: Transaction,
  post: Post,
  { account }: SubjectMessage,
  now: Date,
): Promise<Post> {
  if (post.state !== 'listed') return post;
  const unlisted: Post = { ...post, state: 'wanted', reason: undefined };
  await stores.posts.save(unlisted);
  await markBoardsStale(desk, stores, account, now);
  return unlisted;
}

async function roomFrom(desk: Desk, stores: Transaction, wanted: SubjectMessage, now: Date): Promise<Date | undefined> {
  const { kind, lead, channel, account } = wanted;
  if (kind !== 'card' || lead?.segment !== 'warm' || lead.status !== 'open') return undefined;
  const posted = await stores.posts.warmPostedSince(account.team, channel, addHours(now, -1));
  // One of which nobody has heard yet may be posted at this moment.
  return listedUntil(
    lead,
    posted.map((at) => at ?? now),
    desk.settings.rhythm.warmPostsPerHour,
    now,
  );
}

const newPost = (task: RunningTask, subject: Subject, wanted: SubjectMessage): Post => ({
  team: task.team,
  subject,
  kind: wanted.kind,
  channel: wanted.channel,
  state: 'wanted',
  messageTs: undefined,
  shownHash: undefined,
  shownVersion: undefined,
  firstAttemptAt: undefined,
  postedAt: undefined,
  pinned: false,
  segment: segmentOf(wanted),
  reason: undefined,
});
