import type { EngineTransaction, Table } from './engine.ts';

/** `for update`: the row as it is once it is ours. A row that is not there is not waited for. */
export async function lockRow<Row>(tx: EngineTransaction, from: Table<Row>, key: string): Promise<Row | undefined> {
  if (tx.get(from, key) === undefined) return undefined;
  await tx.lock(from, key);
  return tx.get(from, key);
}

/** `insert … on conflict do nothing`, which never waits for a row that is there. @returns whether it is new */
export async function insertRow<Row>(tx: EngineTransaction, into: Table<Row>, key: string, row: Row): Promise<boolean> {
  if (tx.get(into, key) !== undefined) return false;
  await tx.lock(into, key);
  if (tx.get(into, key) !== undefined) return false; // somebody was inserting it
  await tx.put(into, key, row);
  return true;
}

/** `insert … on conflict do update`. */
export async function upsertRow<Row>(
  tx: EngineTransaction,
  into: Table<Row>,
  key: string,
  merge: (before: Row | undefined) => Row,
): Promise<Row> {
  await tx.lock(into, key);
  const row = merge(tx.get(into, key));
  await tx.put(into, key, row);
  return row;
}

/**
 * `update … where` of one row. `change` gives undefined for a row that does not match: such a row is not waited for,
 * and whoever had it may have made it one.
 *
 * @returns whether the row was changed
 */
export async function updateRow<Row>(
  tx: EngineTransaction,
  of: Table<Row>,
  key: string,
  change: (row: Row) => Row | undefined,
): Promise<boolean> {
  const seen = tx.get(of, key);
  if (seen === undefined || change(seen) === undefined) return false;
  await tx.lock(of, key);
  const row = tx.get(of, key);
  const changed = row === undefined ? undefined : change(row);
  if (changed === undefined) return false;
  await tx.put(of, key, changed);
  return true;
}

/** `update … where` of every row that matches now. */
export async function updateRows<Row>(
  tx: EngineTransaction,
  of: Table<Row>,
  keyOf: (row: Row) => string,
  change: (row: Row) => Row | undefined,
): Promise<void> {
  const matching = [...tx.rows(of)].filter((row) => change(row) !== undefined);
  for (const row of matching) await updateRow(tx, of, keyOf(row), change);
}

/** `delete … where` of one row, which is waited for only when it matches. */
export async function removeRow<Row>(
  tx: EngineTransaction,
  from: Table<Row>,
  key: string,
  matches: (row: Row) => boolean,
): Promise<void> {
  const isMatch = () => {
    const row = tx.get(from, key);
    return row !== undefined && matches(row);
  };
  if (!isMatch()) return;
  await tx.lock(from, key);
  if (isMatch()) await tx.remove(from, key);
}

/** What is left of a value that was kept as JSON: NUL and halves of surrogate pairs become U+FFFD. */
export function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '\ufffd') : part,
  );
}

/** What Postgres calls unique_violation, where the product does not expect one. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
  readonly code = '23505';
  readonly constraint: string;

  constructor(constraint: string) {
    super(`duplicate key value violates unique constraint "${constraint}"`);
    this.constraint = constraint;
  }
}
