import { release } from '../../domain/lead/change-lead.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Release: gives a lead back to the queue; the monitor of its story and managers may also give back another's. */
export const releaseButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(bot, press, parseLeadValue(press.value), {
      act: 'release-own',
      change: ({ press: releasing, mayActForOthers }) => release(bot.desk, releasing, mayActForOthers),
      done: (who) => ({ kind: 'released', who }),
    });
  };
