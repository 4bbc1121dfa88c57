import type { Bot } from '../bot.ts';
import type { SubmissionListener } from '../slack/interaction.ts';
import { permittedCapture, previewReply } from './permitted-capture.ts';

/** Check: shows what was understood of the pasted names. Nothing is saved yet. */
export const captureReadSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const permitted = await permittedCapture(bot, submission);
    return permitted.ok ? previewReply(bot, permitted.value, false) : permitted.refusal;
  };
