import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { type ControlFrame, fieldId } from './control-frame.ts';
import { drawText, plainOf } from './text-object.ts';

/** Radio buttons or checkboxes. Source: docs.slack.dev/reference/block-kit/block-elements/checkboxes-element, …/radio-button-group-element */
export function drawChoices(
  type: 'radio' | 'checkbox',
  element: JsonObject,
  { blockId, isLabelled, names }: ControlFrame,
  chosen: readonly unknown[],
): Html {
  const options = objectsIn(element.options);
  const called = isLabelled
    ? html` aria-labelledby="${fieldId(blockId, 'label')}" aria-describedby="${fieldId(blockId, 'hint')} ${fieldId(blockId, 'error')}"`
    : html` aria-label="${options.map(({ text }) => plainOf(text)).join(', ')}"`;
  return html`<span class="choices" role="${type === 'radio' ? 'radiogroup' : 'group'}"${called}>${options.map(
    ({ value, text, description }) =>
      html`<label class="choice"><input type="${type}" name="${blockId} ${String(element.action_id)}" value="${String(value)}"${
        chosen.includes(value) && html` checked`
      }><span>${drawText(text, names)}${isJsonObject(description) && html`<small>${drawText(description, names)}</small>`}</span></label>`,
  )}</span>`;
}
