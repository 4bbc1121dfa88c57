import { everyElement } from '../block-kit/elements-in-blocks.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { type Entered, enteredValue, isEmptyValue, type StateValue } from '../views/state-values.ts';
import type { View } from '../views/view.ts';

/**
 * What a person enters into a modal: by block id, by action id, or by both
 * (`{ blockId: { actionId: … } }`).
 */
export type Entries = { [id: string]: Entered | { [actionId: string]: Entered } };

/** Messages under inputs, by block id. */
export type FieldErrors = { [blockId: string]: string };

/** Enters values; answers with what the client itself would complain about, such as an empty mandatory field. */
export function fillView(view: Pick<View, 'blocks' | 'state'>, entries: Entries): FieldErrors {
  const unknown = new Set(Object.keys(entries));
  const errors: FieldErrors = {};
  for (const { element, block } of everyElement(view.blocks)) {
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const before = view.state[blockId]?.[actionId];
    if (!before) continue;
    const entered = entryFor(entries, blockId, actionId, unknown);
    const value = entered === undefined ? before : enteredValue(element, entered);
    if (value) view.state[blockId] = { ...view.state[blockId], [actionId]: value };
    const complaint = value ? complaintAbout(block, element, value) : 'Choose one of the options.';
    if (complaint) errors[blockId] = complaint;
  }
  if (unknown.size > 0) throw new Error(`The view has no input for: ${[...unknown].join(', ')}`);
  return errors;
}

function entryFor(entries: Entries, blockId: string, actionId: string, unknown: Set<string>): Entered | undefined {
  for (const id of [blockId, actionId]) {
    const entry = entries[id];
    if (entry === undefined) continue;
    const nested = id === blockId && isJsonObject(entry) && actionId in entry;
    unknown.delete(id);
    return nested ? (entry[actionId] as Entered) : (entry as Entered);
  }
  return undefined;
}

function complaintAbout(block: JsonObject, element: JsonObject, value: StateValue): string | undefined {
  if (block.type !== 'input') return undefined;
  if (isEmptyValue(value)) return block.optional === true ? undefined : 'Please complete this required field.';
  const text = String(value.value ?? '');
  switch (element.type) {
    case 'plain_text_input': {
      const { min_length: shortest = 0, max_length: longest = 3000 } = element;
      if (text.length < Number(shortest)) return `Enter at least ${Number(shortest)} characters.`;
      return text.length > Number(longest) ? `Enter at most ${Number(longest)} characters.` : undefined;
    }
    case 'number_input':
      return complaintAboutNumber(element, text);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(text) ? undefined : 'Enter a valid URL.';
    default:
      return undefined;
  }
}

function complaintAboutNumber(element: JsonObject, text: string): string | undefined {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) return 'Enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Enter a whole number.';
  if (number < Number(element.min_value ?? -Infinity)) return `Enter ${String(element.min_value)} or more.`;
  if (number > Number(element.max_value ?? Infinity)) return `Enter ${String(element.max_value)} or less.`;
  return undefined;
}
