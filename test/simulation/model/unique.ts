import type { EngineTransaction, Table } from './engine.ts';
import { UniqueViolation } from './statements.ts';

/** A unique index, that of the primary key among them: by what must be there once, the key of the row that has it. */
export type UniqueIndex = Table<string>;

/**
 * Writes into an index what a row of key `key` was and is there; undefined where the index leaves the row out. Whoever
 * wants the name meanwhile waits, also for one that was given up or kept: what was written may yet be undone. For a row
 * that is only locked nobody waits here.
 *
 * @throws UniqueViolation when another row has the name
 */
export async function keepUnique(
  tx: EngineTransaction,
  index: UniqueIndex,
  key: string,
  before: string | undefined,
  after: string | undefined,
): Promise<void> {
  if (after !== undefined && after !== before) {
    await tx.lock(index, after);
    if (tx.get(index, after) !== undefined) throw new UniqueViolation(index.name);
    await tx.put(index, after, key);
  }
  if (before === undefined) return;
  if (before === after) await tx.lock(index, before);
  else await tx.remove(index, before);
}
