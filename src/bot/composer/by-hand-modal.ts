import type { ModalView } from '@slack/types';
import type { OfferedTouch } from '../../domain/touch/touch.ts';
import { touchButtons } from '../card/touch-buttons.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { actions } from '../messages/buttons.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { plainSection, plainText, section } from '../messages/text-blocks.ts';

/** The text to copy into Instagram's app, whose profile to open, and then the question whether they sent it. */
export const byHandModal = (touch: OfferedTouch, viewer: Named, { language }: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.byHand,
  title: plainText(say(language, 'byHand.title')),
  close: plainText(say(language, 'composer.close')),
  blocks: [
    section('by_hand_steps', sayMrkdwn(language, 'byHand.steps', { who: personLink(viewer, language) })),
    plainSection('by_hand_text', touch.text),
    actions('by_hand_actions', touchButtons(touch, language)),
  ],
});

/** The same once they have said so. */
export const byHandDoneModal = (wasSent: boolean, { language }: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.byHand,
  title: plainText(say(language, 'byHand.title')),
  close: plainText(say(language, 'composer.close')),
  blocks: [plainSection('by_hand_done', say(language, wasSent ? 'byHand.sent' : 'byHand.notSent'))],
});
