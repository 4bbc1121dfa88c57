import { reopen } from '../../domain/lead/finish-lead.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Reopen: takes a closed lead up again; a manager also somebody who had opted out. */
export const reopenButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return changeLead(bot, press, parseLeadValue(press.value), {
      act: 'reopen',
      change: ({ press: reopening, who }) => reopen(bot.desk, reopening, mayDo(who, 'lift-opt-out').ok),
      done: (who) => ({ kind: 'reopened', who }),
    });
  };
