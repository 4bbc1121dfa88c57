import { z } from 'zod';
import { blockFields } from '../identifier.ts';
import { richTextBlock } from '../rich-text.ts';
import { rule } from '../rule.ts';

/** Source: docs.slack.dev/reference/block-kit/blocks/table-block, …/data-table-block */
const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string() }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string() }),
  richTextBlock,
]);

export const tableBlock = z.strictObject({
  type: z.literal('table'),
  ...blockFields,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

export const dataTableBlock = z
  .strictObject({
    type: z.literal('data_table'),
    ...blockFields,
    caption: z.string().min(1),
    // The header and at most 200 rows below it.
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .check(
    rule(({ rows }) => rows.every((row) => row.length === rows[0]?.length), {
      code: 'conflict',
      message: 'all rows must have the same length',
      path: ['rows'],
    }),
  )
  .check(
    rule(({ rows }) => (rows[0] ?? []).every((header) => header.type !== 'rich_text'), {
      code: 'not_allowed_here',
      message: 'header cells can not be rich_text',
      path: ['rows', 0],
    }),
  )
  .check(
    rule(({ rows, row_header_column_index = 0 }) => row_header_column_index < (rows[0]?.length ?? 0), {
      code: 'malformed',
      message: 'must be the index of a column',
      path: ['row_header_column_index'],
    }),
  );
