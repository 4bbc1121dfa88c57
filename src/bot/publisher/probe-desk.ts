import { addSeconds } from '../../domain/duration.ts';
import { channelId } from '../../domain/ids.ts';
import { postLane } from '../../domain/task/task.ts';
import type { TaskHandler } from '../../domain/task/task-handler.ts';
import type { DeskChannels } from '../slack/desk-channels.ts';
import { mendSeconds } from './desk-trouble.ts';
import type { Publishing } from './publication-step.ts';

/**
 * Looks whether a desk channel that refused messages takes them again, and lets what waits for it go. Whether it really
 * does is known when a message went through; the alarm ends only then.
 */
export function probeDeskTask({ desk }: Publishing, channels: DeskChannels): TaskHandler {
  return async (task) => {
    const channel = channelId(task.key);
    const state = await channels.state(channel);
    if (state !== 'open') return { outcome: { again: addSeconds(desk.clock.now(), mendSeconds) }, detail: state };
    return {
      outcome: 'done',
      record: (stores) => stores.tasks.unpark(task.team, postLane(channel)),
    };
  };
}
