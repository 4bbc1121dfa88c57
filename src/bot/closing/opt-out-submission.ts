import { optOut } from '../../domain/lead/finish-lead.ts';
import type { Bot } from '../bot.ts';
import type { SubmissionListener } from '../slack/interaction.ts';
import { submitAboutLead } from './submit-about-lead.ts';

/** Nobody writes to them any more. */
export const optOutSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) =>
    submitAboutLead(bot, submission, {
      act: 'opt-out',
      change: ({ press }) => optOut(bot.desk, press),
      done: (who) => ({ kind: 'opted-out', who }),
    });
