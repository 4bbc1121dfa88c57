import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { type ControlFrame, fieldAttributes } from './control-frame.ts';
import type { Names } from './names.ts';
import { plainOf } from './text-object.ts';

/** A menu with options of its own. Source: docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export function drawMenu(element: JsonObject, frame: ControlFrame, chosen: readonly unknown[]): Html {
  const drawn = (options: unknown) =>
    objectsIn(options).map(({ value, text }) => drawOption(String(value), plainOf(text), chosen));
  const groups = objectsIn(element.option_groups).map(
    (group) => html`<optgroup label="${plainOf(group.label)}">${drawn(group.options)}</optgroup>`,
  );
  return drawSelect(element, frame, html`${drawn(element.options)}${groups}`);
}

/** A menu of people or channels. */
export function drawList(
  element: JsonObject,
  frame: ControlFrame,
  chosen: readonly unknown[],
  entries: Names['people'],
): Html {
  return drawSelect(element, frame, html`${entries.map(([id, name]) => drawOption(id, name, chosen))}`);
}

/** An option's value; of nothing, nothing. */
export const chosenValue = (option: unknown) => (isJsonObject(option) ? option.value : undefined);

export const valuesIn = (values: unknown): unknown[] => (Array.isArray(values) ? values : []);

function drawSelect(element: JsonObject, frame: ControlFrame, options: Html): Html {
  const many = String(element.type).startsWith('multi_');
  const prompt = html`<option value="">${plainOf(element.placeholder) || 'Choose an option'}</option>`;
  return html`<select${fieldAttributes(element, frame)}${many && html` multiple`}>${!many && prompt}${options}</select>`;
}

function drawOption(value: string, label: string, chosen: readonly unknown[]): Html {
  return html`<option value="${value}"${chosen.includes(value) && html` selected`}>${label}</option>`;
}
