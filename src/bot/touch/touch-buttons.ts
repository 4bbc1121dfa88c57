import type { TouchWord } from '../../domain/touch/confirm-touch.ts';
import { cancelSend, confirmSend } from '../../domain/touch/decide-touch.ts';
import type { Bot } from '../bot.ts';
import { byHandDoneModal } from '../composer/by-hand-modal.ts';
import { answerMessage } from '../messages/answer-message.ts';
import { mentionUser } from '../messages/mrkdwn.ts';
import { refusalMessage } from '../messages/refusal-message.ts';
import { sayMrkdwn } from '../messages/say.ts';
import type { PrivateMessage } from '../messages/slack-message.ts';
import type { ButtonListener, Outcome, ViewPress, ViewPressListener } from '../slack/interaction.ts';
import { decidePress, type NotDecided } from './decide-press.ts';

/** Cancel: holds back what waits. The card shows it. */
export const cancelSendButton =
  (bot: Bot): ButtonListener =>
  async (press) => {
    await press.ack();
    const decided = await decidePress(bot, { ...press, cause: 'button' }, (cancelling) =>
      cancelSend(bot.desk, cancelling),
    );
    return decided.ok ? decided.value.touch.status : refused(press, decided.refusal);
  };

/** "I sent it", "It arrived", "Not sent", "Send again": what only a person can see in the app. */
export const confirmSendButton =
  (bot: Bot, word: TouchWord): ButtonListener =>
  async (press) => {
    await press.ack();
    const decided = await decidePress(bot, { ...press, cause: 'button' }, (confirming) =>
      confirmSend(bot.desk, confirming, word),
    );
    return decided.ok ? decided.value.touch.status : refused(press, decided.refusal);
  };

/** The same below the text that is to be sent by hand; then there is nothing left to do there. */
export const confirmSendPress =
  (bot: Bot, word: TouchWord): ViewPressListener =>
  async (press) => {
    await press.ack();
    const decided = await decidePress(bot, { ...press, cause: 'composer' }, (confirming) =>
      confirmSend(bot.desk, confirming, word),
    );
    if (!decided.ok) return refused(press, decided.refusal);
    const { touch, reader } = decided.value;
    await bot.screens.redrawModal(press, byHandDoneModal(word === 'sent', reader));
    return touch.status;
  };

async function refused(press: Pick<ViewPress, 'tell'>, { refusal, reader, where }: NotDecided): Promise<Outcome> {
  await press.tell(sentence({ refusal, reader, where }));
  return `refused ${refusal.kind}`;
}

function sentence({ refusal, reader, where }: NotDecided): PrivateMessage {
  switch (refusal.kind) {
    case 'stale':
      return answerMessage({ kind: 'stale' }, reader);
    case 'not-yours':
      return { text: sayMrkdwn(reader.language, 'touchRefusal.notYours', { owner: mentionUser(refusal.owner) }) };
    default:
      return refusalMessage(refusal, reader, where);
  }
}
