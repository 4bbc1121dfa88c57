import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import type { StateValues } from '../../slack/views/state-values.ts';
import { type Html, html } from '../html.ts';
import { drawChart } from './chart/chart.ts';
import { drawControl } from './control.ts';
import type { Role } from './control-frame.ts';
import { drawImage } from './image.ts';
import { drawInputBlock } from './input-block.ts';
import { drawMrkdwn } from './mrkdwn.ts';
import type { Names } from './names.ts';
import { drawRichText } from './rich-text.ts';
import { drawTable } from './table.ts';
import { drawText, plainOf } from './text-object.ts';
import { drawUnknown } from './unknown.ts';

/**
 * Blocks as Slack shows them, with what people have chosen so far. A block that this
 * page doesn't know shows as a note.
 *
 * Source: docs.slack.dev/reference/block-kit/blocks
 */
export function drawBlocks(blocks: readonly JsonObject[], state: StateValues, names: Names): Html {
  return html`${blocks.map(
    (block) =>
      html`<div class="block ${String(block.type)}" data-block="${String(block.block_id)}"${
        // An input keeps what is typed wherever it moves, as Slack keeps it by its block id.
        block.type === 'input' && html` data-key="${String(block.block_id)}"`
      }>${drawBlock(block, state, names)}</div>`,
  )}`;
}

function drawBlock(block: JsonObject, state: StateValues, names: Names): Html {
  const blockId = String(block.block_id);
  const control = (element: JsonObject, role: Role) =>
    drawControl(element, {
      blockId,
      role,
      value: state[blockId]?.[String(element.action_id)],
      names,
      isLabelled: block.type === 'input',
    });

  switch (block.type) {
    case 'section':
      return html`<div class="words">${drawText(block.text, names)}${drawFields(block.fields, names)}</div>${
        isJsonObject(block.accessory) && html`<div class="accessory">${control(block.accessory, 'tells')}</div>`
      }`;
    case 'actions':
      return html`${objectsIn(block.elements).map((element) => control(element, 'tells'))}`;
    case 'context':
      return html`${objectsIn(block.elements).map((element) =>
        element.type === 'image' ? drawImage(element) : html`<span>${drawText(element, names)}</span>`,
      )}`;
    case 'header':
      return html`<h3>${plainOf(block.text)}</h3>`;
    case 'divider':
      return html`<hr>`;
    case 'image':
      return html`<figure>${isJsonObject(block.title) && html`<figcaption>${plainOf(block.title)}</figcaption>`}${drawImage(block)}</figure>`;
    case 'rich_text':
      return drawRichText(block, names);
    case 'markdown':
      return drawMrkdwn(String(block.text), names);
    case 'alert':
      return html`<p class="alert ${String(block.level ?? 'default')}">${drawText(block.text, names)}</p>`;
    case 'data_visualization':
      return drawChart(block);
    case 'table':
    case 'data_table':
      return drawTable(block, names);
    case 'input': {
      const { element } = block;
      return drawInputBlock(block, isJsonObject(element) ? control(element, roleOf(block, element)) : undefined);
    }
    default:
      return drawUnknown(block.type);
  }
}

/** Source: docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function roleOf(block: JsonObject, element: JsonObject): Role {
  if (block.dispatch_action !== true) return 'waits';
  const { dispatch_action_config: config } = element;
  const on = isJsonObject(config) && Array.isArray(config.trigger_actions_on) ? config.trigger_actions_on : [];
  return on.includes('on_character_entered') ? 'tells-typing' : 'tells';
}

function drawFields(fields: unknown, names: Names): Html | undefined {
  if (!Array.isArray(fields)) return undefined;
  return html`<div class="fields">${objectsIn(fields).map((field) => html`<div>${drawText(field, names)}</div>`)}</div>`;
}
