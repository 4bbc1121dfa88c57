import { wake } from '../../domain/lead/put-off-lead.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Wake up now: brings a lead back before its time. */
export const wakeButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(bot, press, parseLeadValue(press.value), {
      act: 'snooze',
      change: ({ press: waking, mayActForOthers }) => wake(bot.desk, waking, mayActForOthers),
      done: (who) => ({ kind: 'woken', who }),
    });
  };
