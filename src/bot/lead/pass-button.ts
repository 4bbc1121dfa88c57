import { pass } from '../../domain/lead/change-lead.ts';
import type { Bot } from '../bot.ts';
import { type LeadPress, parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener, ButtonPress } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Pass: leaves the lead to the others. */
export const passButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return passOn(bot, press, parseLeadValue(press.value));
  };

/** The same from the card's menu. */
export const passOn = (bot: Bot, press: ButtonPress, seen: LeadPress | undefined) =>
  changeLead(bot, press, seen, {
    act: 'pass',
    change: ({ press: passing }) => pass(bot.desk, passing),
    done: (who) => ({ kind: 'passed', who }),
  });
