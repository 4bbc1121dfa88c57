import { everyElement } from '../block-kit/elements-in-blocks.ts';
import { type JsonObject, objectsIn } from '../json-object.ts';

/** The current value of one element, as `state.values` shows it. */
export type StateValue = { type: string; [field: string]: unknown };

/** Block id → action id → value. Source: docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export type StateValues = { [blockId: string]: { [actionId: string]: StateValue } };

type ValueShape = { field: string; initial: string; empty: unknown };

const text: ValueShape = { field: 'value', initial: 'initial_value', empty: null };
const oneOption: ValueShape = { field: 'selected_option', initial: 'initial_option', empty: null };
const manyOptions: ValueShape = { field: 'selected_options', initial: 'initial_options', empty: [] };

/** Elements that hold a value, where it stands in the state, and what it starts from. */
const SHAPES: Partial<Record<string, ValueShape>> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  multi_static_select: manyOptions,
  multi_external_select: manyOptions,
  checkboxes: manyOptions,
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  file_input: { field: 'files', initial: 'initial_files', empty: [] },
};

/** What somebody enters: text, a number, an option's value, several of them, `null` for nothing, or a whole object. */
export type Entered = string | number | null | string[] | JsonObject | JsonObject[];

/**
 * The state of `blocks` as first shown; values in `kept` survive where block id,
 * action id and element type are the same, as after `views.update`.
 */
export function initialState(blocks: JsonObject[], kept: StateValues = {}): StateValues {
  const state: StateValues = {};
  for (const { element, block } of everyElement(blocks)) {
    const type = String(element.type);
    const shape = SHAPES[type];
    if (!shape) continue;
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const before = kept[blockId]?.[actionId];
    const value =
      before?.type === type ? before : { type, [shape.field]: element[shape.initial] ?? structuredClone(shape.empty) };
    state[blockId] = { ...state[blockId], [actionId]: value };
  }
  return state;
}

/** True for elements that keep a value (menus, inputs, pickers), false for buttons. */
export function holdsValue(element: JsonObject): boolean {
  return SHAPES[String(element.type)] !== undefined;
}

/**
 * The state value of `element` after somebody entered `entered`, or `undefined`
 * when an option with that value isn't offered.
 */
export function enteredValue(element: JsonObject, entered: Entered): StateValue | undefined {
  const type = String(element.type);
  const shape = SHAPES[type];
  if (!shape) return undefined;
  const value = valueFor(element, shape, entered);
  return value === undefined ? undefined : { type, [shape.field]: value };
}

export function isEmptyValue(value: StateValue): boolean {
  const shape = SHAPES[value.type];
  const held = shape && value[shape.field];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

function valueFor(element: JsonObject, shape: ValueShape, entered: Entered): unknown {
  if (shape === text) return entered === null ? null : String(entered);
  if (shape === oneOption) return entered === null ? null : offeredOption(element, entered);
  if (shape !== manyOptions) return entered;
  const chosen = (Array.isArray(entered) ? entered : [entered]).map((item) => item && offeredOption(element, item));
  return chosen.some((option) => option === undefined) ? undefined : chosen;
}

/** The option with the value `entered`; an external menu takes any, as it was just offered by the app. */
export function offeredOption(element: JsonObject, entered: Entered): unknown {
  if (String(element.type).endsWith('external_select')) {
    return typeof entered === 'string' ? { text: { type: 'plain_text', text: entered }, value: entered } : entered;
  }
  const options = [
    ...objectsIn(element.options),
    ...objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
  const wanted = typeof entered === 'object' && entered !== null && 'value' in entered ? entered.value : entered;
  return options.find((option) => option.value === wanted);
}
