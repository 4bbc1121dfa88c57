import { type RawBuilder, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Whether an upsert that makes the stored row `merged` changes anything about it. As the upsert's condition it spares
 * a write, and the statement returns a row only when there is news.
 */
export function differs<Table extends keyof Schema & string>(
  table: Table,
  merged: { readonly [Column in keyof Schema[Table] & string]?: RawBuilder<unknown> },
): RawBuilder<boolean> {
  const columns = Object.keys(merged).map((column) => sql.ref(`${table}.${column}`));
  return sql<boolean>`row(${sql.join(Object.values(merged))}) is distinct from row(${sql.join(columns)})`;
}
