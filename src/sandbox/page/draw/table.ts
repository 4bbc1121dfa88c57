import { isJsonObject, type JsonObject, objectsIn } from '../../slack/json-object.ts';
import { type Html, html } from '../html.ts';
import type { Names } from './names.ts';
import { drawRichText } from './rich-text.ts';

/** A table; the first row is its head. Source: docs.slack.dev/reference/block-kit/blocks/table-block, …/data-table-block */
export function drawTable(block: JsonObject, names: Names): Html {
  const [head = [], ...rows] = Array.isArray(block.rows) ? block.rows.map(objectsIn) : [];
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const alignment = (column: number, cell: JsonObject) => {
    const { align } = isJsonObject(settings[column]) ? settings[column] : {};
    return String(align ?? (cell.type === 'raw_number' ? 'right' : 'left'));
  };
  const rowHead = block.type === 'data_table' ? Number(block.row_header_column_index ?? 0) : -1;
  return html`<div class="table" tabindex="0" role="region" aria-label="${String(block.caption ?? 'Table')}"><table>${
    block.caption !== undefined && html`<caption>${String(block.caption)}</caption>`
  }<thead><tr>${head.map((cell, column) => html`<th scope="col" class="${alignment(column, cell)}">${drawCell(cell, names)}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, column) =>
        column === rowHead
          ? html`<th scope="row" class="${alignment(column, cell)}">${drawCell(cell, names)}</th>`
          : html`<td class="${alignment(column, cell)}">${drawCell(cell, names)}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

function drawCell(cell: JsonObject, names: Names): Html {
  return cell.type === 'rich_text' ? drawRichText(cell, names) : html`${String(cell.text)}`;
}
