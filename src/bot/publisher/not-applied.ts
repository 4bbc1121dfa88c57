import { raiseAlarm } from '../../domain/alarm/raise-alarm.ts';
import type { Post } from '../../domain/card/post.ts';
import type { Desk } from '../../domain/desk.ts';
import { addSeconds } from '../../domain/duration.ts';
import { postLane } from '../../domain/task/task.ts';
import type { LaneNext, Pace, TaskResult } from '../../domain/task/task-handler.ts';
import { isChannelTrouble, isMessageTrouble, isTokenTrouble, type SlackFailure } from '../slack/slack-failure.ts';
import { mendSeconds, noteDeskTrouble } from './desk-trouble.ts';
import { replan, type Step } from './publication-step.ts';
import { isThreaded } from './subject-message.ts';

/** A call that failed in passing is tried again after so long. */
export const retrySeconds = 5;

/** Slack did nothing: says why, and when it is worth another try. */
export async function notApplied(
  desk: Desk,
  step: Step,
  failure: Exclude<SlackFailure, { kind: 'no-answer' }>,
  before: Post,
  pace: Pace,
): Promise<TaskResult> {
  const now = desk.clock.now();
  const again = (seconds: number, lane: LaneNext, reason: string): TaskResult => ({
    outcome: { again: addSeconds(now, seconds) },
    detail: reason,
    lane,
    record: (stores) => stores.posts.save({ ...before, reason }),
  });
  if (failure.kind === 'rate-limited') {
    return again(0, { notBefore: addSeconds(now, failure.retryAfterSeconds) }, 'Slack asked us to wait');
  }
  if (failure.kind === 'not-sent') {
    return again(retrySeconds, { notBefore: addSeconds(now, retrySeconds) }, 'Slack could not be reached');
  }
  const { code } = failure;
  if (isThreadGone(step, code)) return withoutThread(step, code, pace);
  if (isChannelTrouble(code)) return waitForDesk(desk, step, before, code, pace);
  if (isTokenTrouble(code)) return again(mendSeconds, { notBefore: addSeconds(now, mendSeconds) }, code);
  // The refusal is remembered, and the next try is the plain layout. Not at once: it counts against the pace, too.
  if (isMessageTrouble(code) && step.message !== step.wanted.plain) return again(0, { pace }, code);
  return {
    outcome: 'failed',
    detail: code,
    lane: { pace },
    record: async (stores) => {
      // Kept with the fingerprint of what was refused: the same is not tried again, a changed card is.
      await stores.posts.save({ ...before, state: 'failed', shownHash: step.wanted.hash, reason: code });
      await raiseAlarm(desk, stores, step.task.team, 'post-refused', code, `${step.post.kind} refused with ${code}`);
    },
  };
}

/**
 * The channel takes nothing: what is meant for it waits in its own line, which stands still until the probe finds the
 * channel mended. An edit changes over to that line, for the line of edits belongs to all channels.
 */
export function waitForDesk(desk: Desk, step: Step, before: Post, code: string, pace: Pace): TaskResult {
  if (before.channel !== step.wanted.account.desk) return leaveBehind(step, before, code, pace);
  const now = desk.clock.now();
  const trouble = { team: step.task.team, channel: before.channel, code };
  const lane = postLane(before.channel);
  const isThere = step.task.lane === lane;
  return {
    outcome: isThere ? { again: now } : 'done',
    detail: code,
    lane: isThere ? { parkedBecause: code } : { pace },
    record: async (stores) => {
      await stores.posts.save({ ...before, reason: code });
      await noteDeskTrouble(desk, stores, trouble);
      if (isThere) return;
      await stores.tasks.park(trouble.team, lane, code);
      await replan(stores, step, now, lane);
    },
  };
}

/**
 * The desk has moved elsewhere: a message stays as it is in the old channel, and so does a thread; a card or board that
 * may not stand there is posted anew.
 */
const leaveBehind = (step: Step, before: Post, code: string, pace: Pace): TaskResult => ({
  outcome: 'done',
  detail: code,
  lane: { pace },
  async record(stores) {
    if (before.messageTs || isThreaded(before.kind)) return stores.posts.save({ ...before, reason: code });
    await stores.posts.save({ ...before, state: 'wanted', firstAttemptAt: undefined, reason: code });
    await replan(stores, step, step.now, postLane(step.wanted.channel));
  },
});

/** There is no thread to post to: as a rule, a person has deleted the card since. Source: docs.slack.dev/reference/methods/chat.postMessage */
export const isThreadGone = ({ wanted }: Step, code: string) =>
  isThreaded(wanted.kind) &&
  [
    'cannot_reply_to_message',
    'thread_not_found',
    'restricted_action_thread_locked',
    'restricted_action_non_threadable_channel',
  ].includes(code);

export const withoutThread = ({ post }: Step, code: string, pace?: Pace): TaskResult => ({
  outcome: 'done',
  detail: code,
  ...(pace && { lane: { pace } }),
  record: (stores) => stores.posts.save({ ...post, state: 'deleted', reason: code }),
});
