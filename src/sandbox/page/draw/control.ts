import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import type { StateValue } from '../../slack/views/state-values.ts';
import { type Html, html } from '../html.ts';
import { drawImage } from './image.ts';
import type { Names } from './names.ts';
import { drawText, plainOf } from './text-object.ts';
import { drawUnknown } from './unknown.ts';

/** How a control takes part: it tells the app at once, or waits for its modal to be submitted. */
type Role = 'tells' | 'waits';

export type ControlFrame = { blockId: string; role: Role; value: StateValue | undefined; names: Names };

/**
 * An interactive element.
 *
 * The browser reads `data-kind` to know what was entered: `button` and `menu` carry
 * it in the pressed part, `text`, `one`, `many` and `moment` in their native inputs.
 * `data-key` changes with what a press would mean, so that a press begun on one
 * button never ends on another.
 *
 * Source: docs.slack.dev/reference/block-kit/block-elements
 */
export function drawControl(element: JsonObject, frame: ControlFrame): Html {
  if (element.type === 'image') return drawImage(element);
  const shape = shapeOf(element, frame);
  if (!shape) return drawUnknown(element.type);
  const actionId = String(element.action_id);
  const key = `${frame.blockId} ${actionId} ${String(element.value ?? '')}`;
  return html`<span class="control ${shape.kind}" data-kind="${shape.kind}" data-key="${key}" data-action="${actionId}"${
    frame.role === 'tells' && html` data-tells`
  }>${shape.drawn}${drawConfirm(element.confirm, frame.names)}</span>`;
}

type Shape = { kind: 'button' | 'menu' | 'text' | 'one' | 'many' | 'moment'; drawn: Html };

function shapeOf(element: JsonObject, { blockId, value, names }: ControlFrame): Shape | undefined {
  const name = `${blockId} ${String(element.action_id)}`;
  switch (element.type) {
    case 'button':
      return { kind: 'button', drawn: drawButton(element) };
    case 'overflow':
      return { kind: 'menu', drawn: drawOverflow(element) };
    case 'plain_text_input':
      return { kind: 'text', drawn: drawTextInput(element, name, value) };
    case 'number_input':
      return { kind: 'text', drawn: input('number', element, name, value?.value) };
    case 'email_text_input':
      return { kind: 'text', drawn: input('email', element, name, value?.value) };
    case 'url_text_input':
      return { kind: 'text', drawn: input('url', element, name, value?.value) };
    case 'datepicker':
      return { kind: 'text', drawn: input('date', element, name, value?.selected_date) };
    case 'timepicker':
      return { kind: 'text', drawn: input('time', element, name, value?.selected_time) };
    case 'datetimepicker': {
      const chosen = value?.selected_date_time;
      return {
        kind: 'moment',
        drawn: html`<input type="datetime-local" name="${name}" data-epoch-value="${String(chosen ?? '')}">`,
      };
    }
    case 'static_select':
      return { kind: 'one', drawn: select(element, name, [chosenValue(value?.selected_option)], drawOptions) };
    case 'multi_static_select':
      return {
        kind: 'many',
        drawn: select(element, name, objectsIn(value?.selected_options).map(chosenValue), drawOptions),
      };
    case 'users_select':
      return { kind: 'one', drawn: select(element, name, [value?.selected_user], listed(names.people)) };
    case 'multi_users_select':
      return { kind: 'many', drawn: select(element, name, listOf(value?.selected_users), listed(names.people)) };
    case 'channels_select':
      return { kind: 'one', drawn: select(element, name, [value?.selected_channel], listed(names.channels)) };
    case 'conversations_select':
      return { kind: 'one', drawn: select(element, name, [value?.selected_conversation], listed(names.channels)) };
    case 'radio_buttons':
      return { kind: 'one', drawn: choices('radio', element, name, [chosenValue(value?.selected_option)], names) };
    case 'checkboxes':
      return {
        kind: 'many',
        drawn: choices('checkbox', element, name, objectsIn(value?.selected_options).map(chosenValue), names),
      };
    default:
      return undefined;
  }
}

function drawButton(element: JsonObject): Html {
  const { style, url, accessibility_label: label } = element;
  return html`<button type="button" class="${String(style ?? 'plain')}" data-value="${String(element.value ?? '')}"${
    typeof label === 'string' && html` aria-label="${label}"`
  }${typeof url === 'string' && /^https?:/.test(url) && html` data-url="${url}"`}>${plainOf(element.text)}</button>`;
}

function drawOverflow(element: JsonObject): Html {
  const options = objectsIn(element.options).map(
    (option) =>
      html`<button type="button" role="menuitem" data-value="${String(option.value)}">${plainOf(option.text)}</button>`,
  );
  return html`<details class="menu"><summary aria-label="More actions">⋯</summary><div role="menu">${options}</div></details>`;
}

function drawTextInput(element: JsonObject, name: string, value: StateValue | undefined): Html {
  if (element.multiline !== true) return input('text', element, name, value?.value);
  // The line break after the tag is dropped by browsers; without it one of the text's own would be.
  return html`<textarea name="${name}" rows="5" maxlength="${Number(element.max_length ?? 3000)}" placeholder="${plainOf(element.placeholder)}"${autofocus(element)}>
${String(value?.value ?? '')}</textarea>`;
}

function input(type: string, element: JsonObject, name: string, value: unknown): Html {
  const limit = typeof element.max_length === 'number' && html` maxlength="${element.max_length}"`;
  return html`<input type="${type}" name="${name}" value="${String(value ?? '')}" placeholder="${plainOf(element.placeholder)}"${limit}${autofocus(element)}>`;
}

function select(
  element: JsonObject,
  name: string,
  chosen: readonly unknown[],
  options: (element: JsonObject, chosen: readonly unknown[]) => Html,
): Html {
  const many = String(element.type).startsWith('multi_');
  const prompt = html`<option value="">${plainOf(element.placeholder) || 'Choose an option'}</option>`;
  return html`<select name="${name}"${many && html` multiple`}${autofocus(element)}>${!many && prompt}${options(element, chosen)}</select>`;
}

function drawOptions(element: JsonObject, chosen: readonly unknown[]): Html {
  const drawn = (options: unknown) =>
    objectsIn(options).map(({ value, text }) => drawOption(String(value), plainOf(text), chosen));
  const groups = objectsIn(element.option_groups).map(
    (group) => html`<optgroup label="${plainOf(group.label)}">${drawn(group.options)}</optgroup>`,
  );
  return html`${drawn(element.options)}${groups}`;
}

function listed(entries: Names['people']) {
  return (_: JsonObject, chosen: readonly unknown[]) =>
    html`${entries.map(([id, name]) => drawOption(id, name, chosen))}`;
}

function drawOption(value: string, label: string, chosen: readonly unknown[]): Html {
  return html`<option value="${value}"${chosen.includes(value) && html` selected`}>${label}</option>`;
}

function choices(
  type: 'radio' | 'checkbox',
  element: JsonObject,
  name: string,
  chosen: readonly unknown[],
  names: Names,
): Html {
  return html`${objectsIn(element.options).map(
    ({ value, text, description }) =>
      html`<label class="choice"><input type="${type}" name="${name}" value="${String(value)}"${
        chosen.includes(value) && html` checked`
      }><span>${drawText(text, names)}${isJsonObject(description) && html`<small>${drawText(description, names)}</small>`}</span></label>`,
  )}`;
}

/** Slack asks before it tells the app. Source: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
function drawConfirm(confirm: unknown, names: Names): Html | undefined {
  if (!isJsonObject(confirm)) return undefined;
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  return html`<dialog class="confirm"><h3>${plainOf(confirm.title) || 'Are you sure?'}</h3><p>${drawText(confirm.text, names)}</p><footer><button type="button" data-confirm="no">${
    plainOf(confirm.deny) || 'Cancel'
  }</button><button type="button" class="${style}" data-confirm="yes">${plainOf(confirm.confirm) || 'Yes'}</button></footer></dialog>`;
}

const autofocus = (element: JsonObject) => element.focus_on_load === true && html` autofocus`;
const chosenValue = (option: unknown) => (isJsonObject(option) ? option.value : undefined);
const listOf = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);
