import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { callbackIds } from '../messages/action-ids.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { plainText, section } from '../messages/text-blocks.ts';
import type { ViewValues } from '../slack/interaction.ts';
import { type AboutLead, closingBlocks, closingInput, closingModal, noteInput } from './closing-modal.ts';
import { noteValue, optionalText } from './closing-values.ts';

const longestAmount = 20;

/**
 * Asks what a lead was worth.
 *
 * @param currency the one to begin with
 */
export const wonModal = (about: AboutLead, who: Named, currency: string, reader: Reader): ModalView =>
  closingModal(
    callbackIds.won,
    about,
    { title: 'won.title', submit: 'won.submit' },
    [
      section('won_intro', sayMrkdwn(reader.language, 'won.intro', { who: personLink(who, reader.language) })),
      {
        type: 'input',
        block_id: closingBlocks.amount,
        optional: true,
        label: plainText(say(reader.language, 'won.amount')),
        hint: plainText(say(reader.language, 'won.amountHint')),
        // Not a number input: that takes a comma or a point, as the person's system has it, and shows no other.
        element: { type: 'plain_text_input', action_id: closingInput, max_length: longestAmount },
      },
      {
        type: 'input',
        block_id: closingBlocks.currency,
        label: plainText(say(reader.language, 'won.currency')),
        hint: plainText(say(reader.language, 'won.currencyHint')),
        element: {
          type: 'plain_text_input',
          action_id: closingInput,
          min_length: 3,
          max_length: 3,
          initial_value: currency,
        },
      },
      noteInput(reader),
    ],
    reader,
  );

const values = z.object({
  [closingBlocks.amount]: z.object({ [closingInput]: optionalText }),
  [closingBlocks.currency]: z.object({ [closingInput]: optionalText }),
  [closingBlocks.note]: noteValue,
});

export interface WonEntry {
  /** As typed; undefined when nobody knows. */
  readonly amount: string | undefined;
  readonly currency: string;
  readonly note: string | undefined;
}

export function readWon(entered: ViewValues): WonEntry {
  const read = values.parse(entered);
  return {
    amount: read[closingBlocks.amount][closingInput],
    currency: read[closingBlocks.currency][closingInput] ?? '',
    note: read[closingBlocks.note][closingInput],
  };
}
