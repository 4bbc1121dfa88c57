import type { ModalView } from '@slack/types';
import { callbackIds } from '../messages/action-ids.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainSection, plainText } from '../messages/text-blocks.ts';

/** Stands in for the last step of a capture while a long list is being saved. */
export const captureSavingModal = ({ language }: Reader): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.captureDone,
  title: plainText(say(language, 'capture.title')),
  close: plainText(say(language, 'capture.done')),
  blocks: [plainSection('capture_outcome', say(language, 'capture.saving'))],
});
