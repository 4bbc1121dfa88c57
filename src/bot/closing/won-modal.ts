import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { callbackIds } from '../messages/action-ids.ts';
import { amountInput, currencyInput } from '../messages/money-inputs.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { section } from '../messages/text-blocks.ts';
import type { ViewValues } from '../slack/interaction.ts';
import { type AboutLead, closingBlocks, closingInput, closingModal, noteInput } from './closing-modal.ts';
import { noteValue, optionalText } from './closing-values.ts';

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
      amountInput(
        { block: closingBlocks.amount, action: closingInput },
        { label: say(reader.language, 'won.amount'), hint: say(reader.language, 'won.amountHint'), optional: true },
      ),
      currencyInput({ block: closingBlocks.currency, action: closingInput }, currency, reader.language),
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
