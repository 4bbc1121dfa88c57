import type { ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { addDays, addHours } from '../../domain/duration.ts';
import { localHour } from '../../domain/local-time.ts';
import { callbackIds } from '../messages/action-ids.ts';
import { type Named, personLink } from '../messages/person-name.ts';
import type { Reader } from '../messages/reader.ts';
import { say, sayMrkdwn } from '../messages/say.ts';
import { plainText, section } from '../messages/text-blocks.ts';
import type { ViewValues } from '../slack/interaction.ts';
import { type AboutLead, closingBlocks, closingInput, closingModal } from './closing-modal.ts';

const choices = ['hour', 'threeHours', 'tomorrow', 'twoDays'] as const;
type SnoozeChoice = (typeof choices)[number];

const morning = 9;

/** Asks until when a lead is put off. */
export function snoozeModal(about: AboutLead, who: Named, reader: Reader): ModalView {
  const { language } = reader;
  const options = choices.map(
    (choice): PlainTextOption => ({ text: plainText(say(language, `snooze.${choice}`)), value: choice }),
  );
  const [first] = options;
  return closingModal(
    callbackIds.snooze,
    about,
    { title: 'snooze.title', submit: 'snooze.submit' },
    [
      section('snooze_intro', sayMrkdwn(language, 'snooze.intro', { who: personLink(who, language) })),
      {
        type: 'input',
        block_id: closingBlocks.until,
        label: plainText(say(language, 'snooze.until')),
        element: {
          type: 'radio_buttons',
          action_id: closingInput,
          options,
          ...(first && { initial_option: first }),
        },
      },
      {
        type: 'input',
        block_id: closingBlocks.other,
        optional: true,
        label: plainText(say(language, 'snooze.other')),
        hint: plainText(say(language, 'snooze.otherHint')),
        element: { type: 'datetimepicker', action_id: closingInput },
      },
    ],
    reader,
  );
}

const values = z.object({
  [closingBlocks.until]: z.object({
    [closingInput]: z.object({ selected_option: z.object({ value: z.enum(choices) }) }),
  }),
  [closingBlocks.other]: z.object({ [closingInput]: z.object({ selected_date_time: z.number().nullish() }) }),
});

/**
 * Until when the lead is put off. A moment that was picked counts in place of the choice above it.
 *
 * @param timeZone of the account: its morning is everybody's
 */
export function readSnooze(entered: ViewValues, now: Date, timeZone: string): Date {
  const read = values.parse(entered);
  const picked = read[closingBlocks.other][closingInput].selected_date_time;
  return typeof picked === 'number'
    ? new Date(picked * 1000)
    : momentOf(read[closingBlocks.until][closingInput].selected_option.value, now, timeZone);
}

function momentOf(choice: SnoozeChoice, now: Date, timeZone: string): Date {
  switch (choice) {
    case 'hour':
      return addHours(now, 1);
    case 'threeHours':
      return addHours(now, 3);
    case 'tomorrow':
      return localHour(now, timeZone, 1, morning);
    case 'twoDays':
      return addDays(now, 2);
  }
}
