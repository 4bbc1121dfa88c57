import type { JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { type ControlFrame, fieldAttributes } from './control-frame.ts';
import { plainOf } from './text-object.ts';

/** Words, on one line or several. Too many are not cut off: Slack says so when they are sent, and nobody loses half a paste unseen. */
export function drawTextInput(element: JsonObject, frame: ControlFrame): Html {
  if (element.multiline !== true) return drawInput('text', element, frame, frame.value?.value);
  // The line break after the tag is dropped by browsers; without it one of the text's own would be.
  return html`<textarea${fieldAttributes(element, frame)} rows="5" placeholder="${plainOf(element.placeholder)}">
${String(frame.value?.value ?? '')}</textarea>`;
}

/** A number, an address, a day or a time: what the browser has a field for. */
export function drawInput(type: string, element: JsonObject, frame: ControlFrame, value: unknown): Html {
  return html`<input type="${type}"${fieldAttributes(element, frame)} value="${String(value ?? '')}" placeholder="${plainOf(element.placeholder)}"${
    type === 'number' && html` step="any"`
  }>`;
}

/** A day with its time, kept as epoch seconds: the browser writes it in its own zone. */
export function drawMomentInput(element: JsonObject, frame: ControlFrame): Html {
  const chosen = frame.value?.selected_date_time;
  return html`<input type="datetime-local"${fieldAttributes(element, frame)} data-epoch-value="${String(chosen ?? '')}">`;
}
