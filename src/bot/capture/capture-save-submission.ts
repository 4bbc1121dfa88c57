import type { ModalView } from '@slack/types';
import { saveCapture } from '../../domain/capture/save-capture.ts';
import type { Bot } from '../bot.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import type { SubmissionListener, ViewReply, ViewSubmission } from '../slack/interaction.ts';
import { slackFailure } from '../slack/slack-failure.ts';
import { captureDoneModal } from './capture-done-modal.ts';
import { captureSavingModal } from './capture-saving-modal.ts';
import { type PermittedCapture, permittedCapture, previewReply, problem } from './permitted-capture.ts';

/** Slack waits 3 seconds for the answer to a modal; a long list is finished afterwards. */
const answerWithinMs = 1_500;

/** Save: keeps the names, provided that what was shown as understood is what is in the boxes now. */
export const captureSaveSubmission =
  (bot: Bot): SubmissionListener =>
  async (submission) => {
    const permitted = await permittedCapture(bot, submission);
    if (!permitted.ok) return permitted.refusal;
    const { entered } = permitted.value;
    if (entered.shown !== entered.fingerprint) return previewReply(bot, permitted.value, true);
    return saveInTime(bot, submission, permitted.value);
  };

async function saveInTime(bot: Bot, { view, by, tell }: ViewSubmission, capture: PermittedCapture): Promise<ViewReply> {
  const { who, account, ref, entered } = capture;
  const { desk, identity } = bot;
  const saving = saveCapture(desk, {
    team: identity.team,
    account: account.id,
    story: ref.story,
    by,
    read: entered.names,
  });
  const answered = new AbortController();
  const inTime = await Promise.race([saving, bot.pause(answerWithinMs, answered.signal)]);
  answered.abort();
  if (inTime) {
    if (!inTime.ok) return problem(inTime.refusal, who);
    return {
      outcome: 'saved',
      answer: { response_action: 'update', view: captureDoneModal(inTime.value, who) },
    };
  }
  return {
    outcome: 'saved late',
    answer: { response_action: 'update', view: captureSavingModal(who) },
    async afterwards() {
      const saved = await saving;
      if (saved.ok) await showDone(bot, view, captureDoneModal(saved.value, who));
      else await tell(refusalMessage(saved.refusal, who));
    },
  };
}

/** Whoever closes the modal before its end sees the capture on the board. */
async function showDone({ screens, log }: Bot, view: string, done: ModalView): Promise<void> {
  try {
    await screens.updateModal(view, done);
  } catch (error) {
    log.info({ failure: slackFailure(error) }, 'The end of a capture could not be shown');
  }
}
