import type { Lead } from '../../domain/lead/lead.ts';
import { snooze } from '../../domain/lead/put-off-lead.ts';
import type { Bot } from '../bot.ts';
import type { DeskAnswer } from '../messages/answer-message.ts';
import type { Named } from '../messages/person-name.ts';
import { say } from '../messages/say.ts';
import type { SubmissionListener } from '../slack/interaction.ts';
import { closingBlocks } from './closing-modal.ts';
import { readSnooze } from './snooze-modal.ts';
import { submitAboutLead } from './submit-about-lead.ts';

/** The lead is put off; a moment that is past is asked for again. */
export const snoozeSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) =>
    submitAboutLead(bot, submission, {
      act: 'snooze',
      async change({ press, account, who, mayActForOthers }) {
        const until = readSnooze(submission.values, bot.desk.clock.now(), account.timeZone);
        const put = await snooze(bot.desk, press, until, mayActForOthers);
        if (put.ok || put.refusal.kind !== 'in-the-past') return put;
        const errors = { [closingBlocks.other]: say(who.language, 'refusal.inThePast') };
        return { reply: { answer: { response_action: 'errors', errors }, outcome: 'refused in-the-past' } };
      },
      done: snoozed,
    });

function snoozed(who: Named, lead: Lead): DeskAnswer {
  if (lead.status !== 'snoozed') throw new Error(`Lead ${lead.id} was put off, but is ${lead.status}`);
  return { kind: 'snoozed', who, until: lead.snoozedUntil };
}
