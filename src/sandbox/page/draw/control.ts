import type { JsonObject } from '../../slack/json-object.ts';
import { objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { drawButton, drawOverflow } from './button.ts';
import { drawChoices } from './choices.ts';
import { drawConfirm } from './confirm.ts';
import type { ControlFrame } from './control-frame.ts';
import { drawFileInput } from './file-input.ts';
import { drawImage } from './image.ts';
import { chosenValue, drawList, drawMenu, valuesIn } from './select.ts';
import { drawInput, drawMomentInput, drawTextInput } from './text-input.ts';
import { drawUnknown } from './unknown.ts';

/**
 * An interactive element.
 *
 * The browser reads `data-kind` to know what was entered: `button` and `menu` carry
 * it in the pressed part, `text`, `one`, `many`, `moment` and `files` in their native inputs.
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
    frame.role !== 'waits' && html` data-tells="${frame.role === 'tells' ? 'at once' : 'each letter'}"`
  }>${shape.drawn}${drawConfirm(element.confirm, frame.names)}</span>`;
}

type Shape = { kind: 'button' | 'menu' | 'text' | 'one' | 'many' | 'moment' | 'files'; drawn: Html };

function shapeOf(element: JsonObject, frame: ControlFrame): Shape | undefined {
  const { value, names } = frame;
  const one = (drawn: Html): Shape => ({ kind: 'one', drawn });
  const many = (drawn: Html): Shape => ({ kind: 'many', drawn });
  switch (element.type) {
    case 'button':
      return { kind: 'button', drawn: drawButton(element) };
    case 'overflow':
      return { kind: 'menu', drawn: drawOverflow(element) };
    case 'plain_text_input':
      return { kind: 'text', drawn: drawTextInput(element, frame) };
    case 'number_input':
      return { kind: 'text', drawn: drawInput('number', element, frame, value?.value) };
    case 'email_text_input':
      return { kind: 'text', drawn: drawInput('email', element, frame, value?.value) };
    case 'url_text_input':
      return { kind: 'text', drawn: drawInput('url', element, frame, value?.value) };
    case 'datepicker':
      return { kind: 'text', drawn: drawInput('date', element, frame, value?.selected_date) };
    case 'timepicker':
      return { kind: 'text', drawn: drawInput('time', element, frame, value?.selected_time) };
    case 'datetimepicker':
      return { kind: 'moment', drawn: drawMomentInput(element, frame) };
    case 'file_input':
      return { kind: 'files', drawn: drawFileInput(element, frame) };
    case 'static_select':
      return one(drawMenu(element, frame, [chosenValue(value?.selected_option)]));
    case 'multi_static_select':
      return many(drawMenu(element, frame, objectsIn(value?.selected_options).map(chosenValue)));
    case 'users_select':
      return one(drawList(element, frame, [value?.selected_user], names.people));
    case 'multi_users_select':
      return many(drawList(element, frame, valuesIn(value?.selected_users), names.people));
    case 'channels_select':
      return one(drawList(element, frame, [value?.selected_channel], names.channels));
    case 'conversations_select':
      return one(drawList(element, frame, [value?.selected_conversation], names.channels));
    case 'radio_buttons':
      return one(drawChoices('radio', element, frame, [chosenValue(value?.selected_option)]));
    case 'checkboxes':
      return many(drawChoices('checkbox', element, frame, objectsIn(value?.selected_options).map(chosenValue)));
    default:
      return undefined;
  }
}
