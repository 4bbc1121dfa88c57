import { reopen } from '../../domain/lead/finish-lead.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Reopen: takes a lead that was put aside back into the queue. */
export const reopenButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(bot, press, parseLeadValue(press.value), {
      act: 'reopen',
      change: ({ press: reopening }) => reopen(bot.desk, reopening),
      done: (who) => ({ kind: 'reopened', who }),
    });
  };
