import { z } from 'zod';
import type { Cost } from '../../domain/cost/cost.ts';
import { mostCostDays } from '../../domain/cost/cost-days.ts';
import { noteCost } from '../../domain/cost/note-cost.ts';
import { accountId } from '../../domain/ids.ts';
import { readMoney } from '../../domain/lead/money.ts';
import { readLocalDay } from '../../domain/local-day.ts';
import { mayDo } from '../../domain/team/rights.ts';
import type { Bot } from '../bot.ts';
import { optionalText } from '../closing/closing-values.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { daysWords } from '../messages/day-words.ts';
import { foreignMrkdwn } from '../messages/foreign-text.ts';
import { moneyProblems } from '../messages/money-inputs.ts';
import { moneyWords } from '../messages/money-words.ts';
import { type Mrkdwn, trusted } from '../messages/mrkdwn.ts';
import type { Reader } from '../messages/reader.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import type { SubmissionListener, ViewReply } from '../slack/interaction.ts';
import { costBlocks, costInput, parseCostMetadata } from './cost-modal.ts';

const text = z.object({ [costInput]: optionalText });
const day = z.object({
  [costInput]: z.object({ selected_date: z.string().refine((day) => readLocalDay(day) !== undefined) }),
});
const values = z.object({
  [costBlocks.account]: z
    .object({ [costInput]: z.object({ selected_option: z.object({ value: z.string().transform(accountId) }) }) })
    .optional(),
  [costBlocks.amount]: text,
  [costBlocks.currency]: text,
  [costBlocks.startsOn]: day,
  [costBlocks.endsOn]: day,
  [costBlocks.campaign]: text,
});

/** Notes the money that was entered, provided that it can be read. */
export const costSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const { desk, identity, teammates } = bot;
    const entered = values.parse(submission.values);
    const id =
      entered[costBlocks.account]?.[costInput].selected_option.value ?? parseCostMetadata(submission.privateMetadata);
    const account = id && (await desk.database.stores.accounts.find(identity.team, id));
    if (!account) {
      const { text: sentence } = answerMessage({ kind: 'stale' }, teammates.readerOf(submission.by));
      return wrong(costBlocks.amount, sentence, 'stale');
    }
    const who = await teammates.inDesk(submission.by, account.desk);
    const may = mayDo(who, 'manage-costs');
    if (!may.ok) return wrong(costBlocks.amount, refusalMessage(may.refusal, who).text, `refused ${may.refusal.kind}`);

    const money = readMoney(entered[costBlocks.amount][costInput] ?? '', entered[costBlocks.currency][costInput] ?? '');
    if (!money.ok) {
      const { input, words } = moneyProblems[money.refusal.kind];
      return wrong(costBlocks[input], say(who.language, words), `refused ${money.refusal.kind}`);
    }
    const noted = await noteCost(desk, account, {
      view: submission.view,
      by: submission.by,
      value: money.value,
      startsOn: entered[costBlocks.startsOn][costInput].selected_date,
      endsOn: entered[costBlocks.endsOn][costInput].selected_date,
      campaign: entered[costBlocks.campaign][costInput],
    });
    if (!noted.ok) return problem(noted.refusal, who);
    return {
      outcome: 'noted',
      afterwards: () => submission.tell({ text: notedWords(noted.value, who) }),
    };
  };

function problem(refusal: 'ends-before-start' | 'too-many-days' | 'not-a-campaign', { language }: Reader): ViewReply {
  switch (refusal) {
    case 'ends-before-start':
      return wrong(costBlocks.endsOn, say(language, 'cost.endsBeforeStart'), `refused ${refusal}`);
    case 'too-many-days':
      return wrong(costBlocks.endsOn, say(language, 'cost.tooManyDays', { days: mostCostDays }), `refused ${refusal}`);
    case 'not-a-campaign':
      return wrong(costBlocks.campaign, say(language, 'cost.notACampaign'), `refused ${refusal}`);
  }
}

function notedWords({ value, startsOn, endsOn, campaign }: Cost, { language }: Reader): Mrkdwn {
  const words = {
    amount: trusted(moneyWords(value, language)),
    days: trusted(daysWords(startsOn, endsOn, language)),
  };
  return campaign === undefined
    ? sayMrkdwn(language, 'cost.noted', words)
    : sayMrkdwn(language, 'cost.notedFor', { ...words, campaign: foreignMrkdwn(campaign, campaignRoom) });
}

const campaignRoom = { graphemes: 200, units: 400 };

const wrong = (blockId: string, sentence: string, outcome: string): ViewReply => ({
  answer: { response_action: 'errors', errors: { [blockId]: sentence } },
  outcome,
});
