import type { TableBlock } from '@slack/types';
import type { SlackUserId } from '../../domain/ids.ts';

/** Rows of a table with its head, and characters in all cells of a message. Source: docs.slack.dev/reference/block-kit/blocks/table-block */
const mostRows = 100;
const mostCharacters = 10_000;

/** A cell: text that is shown as it is, or a person, by the name each reader's Slack knows. */
export type Cell = string | { readonly person: SlackUserId };

export interface FittedTable {
  readonly block: TableBlock;
  /** How many rows Slack has no room for. */
  readonly leftOut: number;
}

/**
 * A table with as many of `rows` as Slack takes; the caller says how many are left out. A message holds one table.
 * The first column is what the row is about, the others are figures and stand at the right.
 */
export function tableBlock(blockId: string, head: readonly string[], rows: readonly (readonly Cell[])[]): FittedTable {
  let room = mostCharacters - lengthOf(head);
  const shown = rows.slice(0, mostRows - 1);
  const fitting = shown.findIndex((row) => {
    room -= lengthOf(row);
    return room < 0;
  });
  const kept = fitting === -1 ? shown : shown.slice(0, fitting);
  return {
    block: {
      type: 'table',
      block_id: blockId,
      rows: [head, ...kept].map((row) => row.map(cell)),
      column_settings: head.map((_, column) =>
        column === 0 ? { align: 'left', is_wrapped: true } : { align: 'right' },
      ),
    },
    leftOut: rows.length - kept.length,
  };
}

const lengthOf = (row: readonly Cell[]) =>
  row.reduce((sum, one) => sum + (typeof one === 'string' ? one : one.person).length, 0);

function cell(content: Cell): TableBlock['rows'][number][number] {
  if (typeof content === 'string') return { type: 'raw_text', text: content };
  const person = { type: 'user', user_id: content.person } as const;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [person] }] };
}
