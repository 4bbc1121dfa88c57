import { leaveShift } from '../../domain/story/shift.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { pressShift } from './shift-press.ts';

/** Leave the shift; a manager may also end somebody else's. */
export const leaveShiftButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return pressShift(
      bot,
      press,
      'leave-own-shift',
      (story, who) => leaveShift(story, who.user, mayDo(who, 'end-others-shift').ok),
      'left-shift',
    );
  };
