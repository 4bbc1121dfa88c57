import type { JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { type ControlFrame, fieldAttributes } from './control-frame.ts';
import { plainOf } from './text-object.ts';

/** Slack's own, where the app sets none. Source: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const longestText = 3000;

/** Words, on one line or several. */
export function drawTextInput(element: JsonObject, frame: ControlFrame): Html {
  if (element.multiline !== true) return drawInput('text', element, frame, frame.value?.value);
  // The line break after the tag is dropped by browsers; without it one of the text's own would be.
  return html`<textarea${fieldAttributes(element, frame)} rows="5" maxlength="${Number(element.max_length ?? longestText)}" placeholder="${plainOf(element.placeholder)}">
${String(frame.value?.value ?? '')}</textarea>`;
}

/** A number, an address, a day or a time: what the browser has a field for. */
export function drawInput(type: string, element: JsonObject, frame: ControlFrame, value: unknown): Html {
  const limit = typeof element.max_length === 'number' && html` maxlength="${element.max_length}"`;
  return html`<input type="${type}"${fieldAttributes(element, frame)} value="${String(value ?? '')}" placeholder="${plainOf(element.placeholder)}"${limit}${
    type === 'number' && html` step="any"`
  }>`;
}

/** A day with its time, kept as epoch seconds: the browser writes it in its own zone. */
export function drawMomentInput(element: JsonObject, frame: ControlFrame): Html {
  const chosen = frame.value?.selected_date_time;
  return html`<input type="datetime-local"${fieldAttributes(element, frame)} data-epoch-value="${String(chosen ?? '')}">`;
}
