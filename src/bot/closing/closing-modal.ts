import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { LeadPress } from '../card/lead-value.ts';
import { leadValue, parseLeadValue } from '../card/lead-value.ts';
import type { callbackIds } from '../messages/action-ids.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import type { Reader } from '../messages/reader.ts';
import { say } from '../messages/say.ts';
import { plainText } from '../messages/text-blocks.ts';
import type { ButtonPress } from '../slack/interaction.ts';

/** The block ids of the modals that close a lead or put it off; each holds one input, called `value`. */
export const closingBlocks = {
  amount: 'won_amount',
  currency: 'won_currency',
  reason: 'lost_reason',
  note: 'closing_note',
  until: 'snooze_until',
  other: 'snooze_other',
} as const;
export const closingInput = 'value';

const longestNote = 500;

/** Which lead a modal is about, and where it was opened: there its outcome is seen, or not. */
export interface AboutLead extends LeadPress {
  readonly place: ButtonPress['place'];
}

/** A small modal about one lead. */
export const closingModal = (
  callback: (typeof callbackIds)[keyof typeof callbackIds],
  about: AboutLead,
  words: { readonly title: MessageKey; readonly submit: MessageKey },
  blocks: readonly KnownBlock[],
  { language }: Reader,
): ModalView => ({
  type: 'modal',
  callback_id: callback,
  private_metadata: `${leadValue({ id: about.lead, version: about.version })}|${about.place}`,
  title: plainText(plainWord(language, words.title)),
  submit: plainText(plainWord(language, words.submit)),
  close: plainText(say(language, 'closing.cancel')),
  blocks: [...blocks],
});

/** Titles and buttons of these modals take no values. */
const plainWord = (language: Reader['language'], key: MessageKey) => say(language, key as 'closing.cancel');

/** What the team should know about it. */
export const noteInput = ({ language }: Reader): InputBlock => ({
  type: 'input',
  block_id: closingBlocks.note,
  optional: true,
  label: plainText(say(language, 'closing.note')),
  hint: plainText(say(language, 'closing.noteHint')),
  element: { type: 'plain_text_input', action_id: closingInput, multiline: true, max_length: longestNote },
});

const places: readonly string[] = ['message', 'private', 'home'] satisfies AboutLead['place'][];

/** Reads which lead a modal is about; undefined when it is from an older release: answer as stale. */
export function parseAboutLead(metadata: string): AboutLead | undefined {
  const at = metadata.lastIndexOf('|');
  const place = metadata.slice(at + 1);
  const seen = parseLeadValue(metadata.slice(0, Math.max(at, 0)));
  return seen && places.includes(place) ? { ...seen, place: place as AboutLead['place'] } : undefined;
}
