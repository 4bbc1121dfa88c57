import { lose } from '../../domain/lead/finish-lead.ts';
import type { Bot } from '../bot.ts';
import type { SubmissionListener } from '../slack/interaction.ts';
import { readLost } from './lost-modal.ts';
import { submitAboutLead } from './submit-about-lead.ts';

/** The lead is lost, for a reason. */
export const lostSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) =>
    submitAboutLead(bot, submission, {
      act: 'lose',
      async change({ press, mayActForOthers }) {
        const { reason, note } = readLost(submission.values);
        return lose(bot.desk, { ...press, mayActForOthers, note }, reason);
      },
      done: (who) => ({ kind: 'lost', who }),
    });
