import type { ModalView } from '@slack/types';
import type { CaptureOutcome } from '../../domain/capture/capture.ts';
import { callbackIds } from '../messages/action-ids.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainSection, plainText } from '../messages/text-blocks.ts';

/** The last step of a capture: what it did. */
export function captureDoneModal(outcome: CaptureOutcome, { language }: Reader): ModalView {
  const { fresh, seenBefore, alreadyHere, unreadable, risen } = outcome;
  const lines = [
    say(language, 'capture.saved', { fresh, seenBefore, alreadyHere }),
    ...(unreadable > 0 ? [say(language, 'capture.leftOut', { count: unreadable })] : []),
    say(language, 'capture.risen', { count: risen }),
  ];
  return {
    type: 'modal',
    callback_id: callbackIds.captureDone,
    title: plainText(say(language, 'capture.title')),
    close: plainText(say(language, 'capture.done')),
    blocks: [plainSection('capture_outcome', lines.join('\n'))],
  };
}
