import type { ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { type LostReason, lostReasons } from '../../domain/lead/lead.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { plainText, section } from '../messages/text-blocks.ts';
import type { ViewValues } from '../slack/interaction.ts';
import { type AboutLead, closingBlocks, closingInput, closingModal, noteInput } from './closing-modal.ts';
import { noteValue } from './closing-values.ts';

/** Asks why nothing came of a lead. */
export function lostModal(about: AboutLead, who: Named, reader: Reader): ModalView {
  const { language } = reader;
  const options = lostReasons.map(
    (reason): PlainTextOption => ({ text: plainText(say(language, `lost.${reason}`)), value: reason }),
  );
  return closingModal(
    callbackIds.lost,
    about,
    { title: 'lost.title', submit: 'lost.submit' },
    [
      section('lost_intro', sayMrkdwn(language, 'lost.intro', { who: personLink(who, language) })),
      {
        type: 'input',
        block_id: closingBlocks.reason,
        label: plainText(say(language, 'lost.reason')),
        element: { type: 'radio_buttons', action_id: closingInput, options },
      },
      noteInput(reader),
    ],
    reader,
  );
}

const values = z.object({
  [closingBlocks.reason]: z.object({
    [closingInput]: z.object({ selected_option: z.object({ value: z.enum(lostReasons) }) }),
  }),
  [closingBlocks.note]: noteValue,
});

export function readLost(entered: ViewValues): { readonly reason: LostReason; readonly note: string | undefined } {
  const read = values.parse(entered);
  return {
    reason: read[closingBlocks.reason][closingInput].selected_option.value,
    note: read[closingBlocks.note][closingInput],
  };
}
