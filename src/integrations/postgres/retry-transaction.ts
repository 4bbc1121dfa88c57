import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { statementsOutdated } from './postgres-pool.ts';
import type { Schema } from './schema.ts';

/**
 * What the server says of a transaction that only met another: serialization_failure, deadlock_detected. Or met a
 * migration: then its connection is gone, and the next one prepares its statements anew.
 */
const collisions = new Set(['40001', '40P01', ...statementsOutdated]);
const mostAttempts = 6;
const firstWaitMs = 5;

/**
 * Runs `work` in a transaction, again from the start when it collided with another: at most 6 times, after growing
 * waits that `random` (0 ≤ x < 1) spreads, so that two which collided do not meet again. Every other fault is thrown at
 * once. `work` must therefore do nothing that its transaction does not undo.
 */
export async function retryTransaction<T>(
  db: Kysely<Schema>,
  random: () => number,
  work: (tx: Transaction<Schema>) => Promise<T>,
  sleep: (milliseconds: number) => Promise<void> = wait,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === mostAttempts || !isCollision(error)) throw error;
      await sleep(random() * firstWaitMs * 2 ** attempt);
    }
  }
}

function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && collisions.has(error.code);
}
