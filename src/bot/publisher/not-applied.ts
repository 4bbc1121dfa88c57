import { raiseAlarm } from '../../domain/alarm/raise-alarm.ts';
import type { Post } from '../../domain/card/post.ts';
import { addSeconds } from '../../domain/duration.ts';
import type { LaneNext, Pace, TaskResult } from '../../domain/task/task-handler.ts';
import { isChannelTrouble, isTokenTrouble, type SlackFailure } from '../slack/slack-failure.ts';
import type { Publishing, Step } from './publication-step.ts';

/** A call that failed in passing is tried again after so long. */
export const retrySeconds = 5;

/** What a person must mend is looked at again after so long. */
const mendSeconds = 60;

/** Slack did nothing: says why, and when it is worth another try. */
export async function notApplied(
  { desk }: Publishing,
  step: Step,
  failure: Exclude<SlackFailure, { kind: 'no-answer' }>,
  before: Post,
  pace: Pace,
): Promise<TaskResult> {
  const now = desk.clock.now();
  const { team } = step.task;
  const again = (seconds: number, lane: LaneNext, reason: string): TaskResult => ({
    outcome: { again: addSeconds(now, seconds) },
    detail: reason,
    lane,
    record: (stores) => stores.posts.save({ ...before, reason }),
  });
  if (failure.kind === 'rate-limited') {
    const notBefore = addSeconds(now, failure.retryAfterSeconds);
    return again(0, { notBefore }, 'Slack asked us to wait');
  }
  if (failure.kind === 'not-sent') {
    return again(retrySeconds, { notBefore: addSeconds(now, retrySeconds) }, 'Slack could not be reached');
  }
  const { code } = failure;
  if (isChannelTrouble(code)) {
    const { channel } = before;
    return {
      ...again(0, { parkedBecause: code }, code),
      record: async (stores) => {
        await stores.posts.save({ ...before, reason: code });
        await raiseAlarm(desk, stores, team, 'desk-unreachable', channel, code);
        await stores.tasks.schedule({ team, kind: 'probe-desk', key: channel, dueAt: addSeconds(now, mendSeconds) });
      },
    };
  }
  if (isTokenTrouble(code)) return again(mendSeconds, { notBefore: addSeconds(now, mendSeconds) }, code);
  return {
    outcome: 'failed',
    detail: code,
    lane: { pace },
    record: async (stores) => {
      // Kept with the fingerprint of what was refused: the same is not tried again, a changed card is.
      await stores.posts.save({ ...before, state: 'failed', shownHash: step.wanted.hash, reason: code });
      await raiseAlarm(desk, stores, team, 'post-refused', code, `${step.post.kind} refused with ${code}`);
    },
  };
}
