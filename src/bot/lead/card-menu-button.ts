import { assembleCard } from '../../domain/card/assemble-card.ts';
import { renewIfMine } from '../../domain/lead/change-lead.ts';
import { dismiss } from '../../domain/lead/finish-lead.ts';
import type { Bot } from '../bot.ts';
import { explainLead } from '../card/explain-lead.ts';
import { type LeadPress, parseLeadChoice } from '../card/lead-value.ts';
import type { ButtonListener, ButtonPress, Outcome } from '../slack/interaction.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';
import { changeLead, onLead } from './lead-press.ts';
import { passOn } from './pass-button.ts';

/** The ⋯ menu of a card: Pass, Not a lead, Why? */
export const cardMenuButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const chosen = parseLeadChoice(press.value);
    switch (chosen?.choice) {
      case 'pass':
        return passOn(bot, press, chosen);
      case 'dismiss':
        return notALead(bot, press, chosen);
      case 'explain':
        return why(bot, press, chosen);
      default:
        return tellAnswer(press, bot.teammates.readerOf(press.by), { kind: 'stale' });
    }
  };

const notALead = (bot: Bot, press: ButtonPress, seen: LeadPress) =>
  changeLead(bot, press, seen, {
    act: 'dismiss',
    change: ({ press: dismissing, mayActForOthers }) => dismiss(bot.desk, dismissing, mayActForOthers),
    done: (who) => ({ kind: 'dismissed', who }),
  });

const why = (bot: Bot, press: ButtonPress, seen: LeadPress): Promise<Outcome> =>
  onLead(bot, press, seen, 'explain', async ({ press: asking, who }) => {
    const { clock, database, settings } = bot.desk;
    // Whoever asks about their own lead is at work on it.
    await renewIfMine(bot.desk, asking);
    const parts = await database.stores.desk.card(asking.team, asking.lead);
    if (!parts) return tellRefusal(press, who, { kind: 'unknown-lead' });
    await press.tell(explainLead(assembleCard(parts, settings), settings.sorting, who, clock.now()));
    return 'explained';
  });
