import { release } from '../../domain/lead/change-lead.ts';
import type { Bot } from '../bot.ts';
import { type LeadPress, parseLeadValue } from '../card/lead-value.ts';
import type { ButtonListener, ButtonPress } from '../slack/interaction.ts';
import { changeLead } from './lead-press.ts';

/** Release: gives a lead back to the queue; the monitor of its story and managers may also give back another's. */
export const releaseButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return giveBack(bot, press, parseLeadValue(press.value));
  };

/** The same from the card's menu. Only what was never answered returns to the queue. */
export const giveBack = (bot: Bot, press: ButtonPress, seen: LeadPress | undefined) =>
  changeLead(bot, press, seen, {
    act: 'release-own',
    change: ({ press: releasing, mayActForOthers }) => release(bot.desk, releasing, mayActForOthers),
    done: (who, { status }) => ({ kind: status === 'open' ? 'released' : 'given-back', who }),
  });
