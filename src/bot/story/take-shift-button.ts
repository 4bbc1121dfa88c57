import { takeShift } from '../../domain/story/shift.ts';
import type { Bot } from '../bot.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { pressShift } from './shift-press.ts';

/** Take the shift: become the live-monitoring owner of a story. */
export const takeShiftButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return pressShift(bot, press, 'take-shift', (story, who) => takeShift(story, who.user), 'took-shift');
  };
