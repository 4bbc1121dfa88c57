import { win } from '../../domain/lead/finish-lead.ts';
import { type MoneyRefusal, readMoney, usualCurrency } from '../../domain/lead/money.ts';
import { accept } from '../../domain/result.ts';
import type { Bot } from '../bot.ts';
import { parseLeadValue } from '../card/lead-value.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { say } from '../messages/say.ts';
import type { ButtonListener, SubmissionListener, ViewReply } from '../slack/interaction.ts';
import type { Colleague } from '../slack/teammates.ts';
import { closingBlocks } from './closing-modal.ts';
import { openClosingModal } from './open-closing-modal.ts';
import { submitAboutLead } from './submit-about-lead.ts';
import { readWon, wonModal } from './won-modal.ts';

/** Won: asks what it was worth, in the currency the account used last. */
export const wonButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    return openClosingModal(bot, press, parseLeadValue(press.value), 'win', async (about, name, { account, who }) => {
      const used = await bot.desk.database.stores.leads.lastCurrency(account);
      return wonModal(about, name, used ?? usualCurrency, who);
    });
  };

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

const problems = {
  'not-an-amount': { block: closingBlocks.amount, words: 'won.notAnAmount' },
  'unknown-currency': { block: closingBlocks.currency, words: 'won.unknownCurrency' },
} as const satisfies Record<MoneyRefusal['kind'], { readonly block: string; readonly words: MessageKey }>;

const problem = ({ kind }: MoneyRefusal, { language }: Colleague): ViewReply => ({
  answer: { response_action: 'errors', errors: { [problems[kind].block]: say(language, problems[kind].words) } },
  outcome: `refused ${kind}`,
});
