import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../../src/integrations/postgres/schema.ts';

/** Opened by one of two transactions when the other may come. */
export function gate(): { open(): void; readonly opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, opened: promise };
}

/**
 * Returns once `count` connections of this database wait for a lock. `db` must not be one of the transactions: inside
 * one, the first look is remembered for all others.
 */
export async function untilBlocked(db: Kysely<Schema>, count: number): Promise<void> {
  for (let looks = 0; looks < 2000; looks++) {
    const { rows } = await sql<{ blocked: string }>`
      select count(*) as blocked from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (Number(rows[0]?.blocked) >= count) return;
  }
  throw new Error(`Nobody waits for a lock, although ${count} should`);
}
