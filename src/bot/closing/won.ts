import type { LeadId } from '../../domain/ids.ts';
import { win } from '../../domain/lead/finish-lead.ts';
import { type MoneyRefusal, readMoney, usualCurrency } from '../../domain/lead/money.ts';
import { accept } from '../../domain/result.ts';
import type { Bot } from '../bot.ts';
import { leadOfMessage } from '../card/lead-of-message.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import { moneyProblems } from '../messages/money-inputs.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { ButtonListener, ShortcutListener, SubmissionListener, ViewReply } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { closingBlocks } from './closing-modal.ts';
import { type ClosingAsked, openClosingModal } from './open-closing-modal.ts';
import { submitAboutLead } from './submit-about-lead.ts';
import { readWon, wonModal } from './won-modal.ts';

/** Won: asks what it was worth. */
export const wonButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return openWonModal(bot, press, parseLeadValue(press.value));
  };

/** Log conversion, from the menu of a card or of a message in its thread: the same as Won. */
export const logConversionShortcut =
  (bot: Bot): ShortcutListener =>
  async (shortcut) => {
    await shortcut.ack();
    const lead = shortcut.message && (await leadOfMessage(bot, shortcut.message));
    if (!lead) {
      const { language } = bot.teammates.readerOf(shortcut.by);
      await shortcut.tell({ text: sayMrkdwn(language, 'won.notACard') });
      return 'not a card';
    }
    return openWonModal(bot, { ...shortcut, place: 'message' }, { lead });
  };

/** In the currency the account used last. */
const openWonModal = (bot: Bot, press: ClosingAsked, seen: { readonly lead: LeadId } | undefined) =>
  openClosingModal(bot, press, seen, 'win', async (about, name, { account, who }) => {
    const used = await bot.desk.database.stores.leads.lastCurrency(account);
    return wonModal(about, name, used ?? usualCurrency, who);
  });

/** The lead is won, provided that its value can be read. */
export const wonSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) =>
    submitAboutLead(bot, submission, {
      act: 'win',
      async change({ press, who, mayActForOthers }) {
        const { amount, currency, note } = readWon(submission.values);
        const value = amount === undefined ? accept(undefined) : readMoney(amount, currency);
        if (!value.ok) return { reply: problem(value.refusal, who) };
        return win(bot.desk, { ...press, mayActForOthers, note }, value.value);
      },
      done: (who) => ({ kind: 'won', who }),
    });

function problem({ kind }: MoneyRefusal, { language }: Colleague): ViewReply {
  const { input, words } = moneyProblems[kind];
  return {
    answer: { response_action: 'errors', errors: { [closingBlocks[input]]: say(language, words) } },
    outcome: `refused ${kind}`,
  };
}
