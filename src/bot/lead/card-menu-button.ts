import { assembleCard } from '../../domain/card/assemble-card.ts';
import { renewIfMine } from '../../domain/lead/change-lead.ts';
import { dismiss } from '../../domain/lead/finish-lead.ts';
import type { Bot } from '../bot.ts';
import { explainLead } from '../card/explain-lead.ts';
import { type LeadPress, parseLeadChoice } from '../card/lead-value.ts';
import { lostModal } from '../closing/lost-modal.ts';
import { openClosingModal } from '../closing/open-closing-modal.ts';
import { optOutModal } from '../closing/opt-out-modal.ts';
import { snoozeModal } from '../closing/snooze-modal.ts';
import type { ButtonListener, ButtonPress, Outcome } from '../slack/interaction.ts';
import { tellAnswer, tellRefusal } from '../tell-outcome.ts';
import { changeLead, onLead } from './lead-press.ts';
import { passOn } from './pass-button.ts';
import { giveBack } from './release-button.ts';

/** The ⋯ menu of a card: what has no button of its own. */
export const cardMenuButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const chosen = parseLeadChoice(press.value);
    switch (chosen?.choice) {
      case 'pass':
        return passOn(bot, press, chosen);
      case 'release':
        return giveBack(bot, press, chosen);
      case 'snooze':
        return openClosingModal(bot, press, chosen, 'snooze', (about, name, { who }) => snoozeModal(about, name, who));
      case 'lose':
        return openClosingModal(bot, press, chosen, 'lose', (about, name, { who }) => lostModal(about, name, who));
      case 'opt-out':
        return openClosingModal(bot, press, chosen, 'opt-out', (about, name, { who }) => optOutModal(about, name, who));
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
