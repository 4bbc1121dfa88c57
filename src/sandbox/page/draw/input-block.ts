import { isJsonObject, type JsonObject } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import { fieldId } from './control-frame.ts';
import { plainOf } from './text-object.ts';

const groups = new Set(['radio_buttons', 'checkboxes']);

/**
 * An input with its label, its hint and the place for complaints about it.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks/input-block
 */
export function drawInputBlock(block: JsonObject, control: Html | undefined): Html {
  const blockId = String(block.block_id);
  const words = html`${plainOf(block.label)}${block.optional === true && html` <small>(optional)</small>`}`;
  // A group of choices has no single field a label could point at.
  const label =
    isJsonObject(block.element) && groups.has(String(block.element.type))
      ? html`<div class="label" id="${fieldId(blockId, 'label')}">${words}</div>`
      : html`<label class="label" for="${fieldId(blockId)}">${words}</label>`;
  return html`${label}${control}<p class="field-error" id="${fieldId(blockId, 'error')}" role="alert" data-own></p><p class="hint" id="${fieldId(blockId, 'hint')}">${plainOf(block.hint)}</p>`;
}
