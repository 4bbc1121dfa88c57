import { clearAlarm } from '../../domain/alarm/raise-alarm.ts';
import { addSeconds } from '../../domain/duration.ts';
import { channelId } from '../../domain/ids.ts';
import { postLane } from '../../domain/task/task.ts';
import type { TaskHandler } from '../../domain/task/task-handler.ts';
import type { DeskChannels } from '../slack/desk-channels.ts';
import type { Publishing } from './publication-step.ts';

const againSeconds = 60;

/** Looks whether a desk channel that refused posts takes them again, and lets its waiting cards go. */
export function probeDeskTask({ desk }: Publishing, channels: DeskChannels): TaskHandler {
  return async (task) => {
    const channel = channelId(task.key);
    const state = await channels.state(channel);
    if (state !== 'open') return { outcome: { again: addSeconds(desk.clock.now(), againSeconds) }, detail: state };
    return {
      outcome: 'done',
      record: async (stores) => {
        await stores.tasks.unpark(task.team, postLane(channel));
        await clearAlarm(desk, stores, task.team, 'desk-unreachable', channel);
      },
    };
  };
}
