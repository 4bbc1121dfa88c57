import { type Kysely, sql } from 'kysely';
import { faultDetail } from '../../domain/fault-detail.ts';
import { LeadChangedMeanwhile } from '../../domain/lead/lead-store.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Schema } from './schema.ts';

/**
 * See `Transaction.attempt`; `db` must be a transaction. Attempts may be nested, but not run side by side: a savepoint
 * belongs to the connection, and the later one would take the earlier one's writes along.
 */
export async function attempt<T>(
  db: Kysely<Schema>,
  work: () => Promise<T>,
): Promise<Result<T, { readonly detail: string }>> {
  await sql`savepoint attempt`.execute(db);
  try {
    const value = await work();
    await sql`release savepoint attempt`.execute(db);
    return accept(value);
  } catch (fault) {
    if (doomsTransaction(fault)) throw fault;
    try {
      await sql`rollback to savepoint attempt`.execute(db);
      await sql`release savepoint attempt`.execute(db);
    } catch {
      throw fault; // nothing is left to roll back in, e.g. because the connection is gone: the first fault says why
    }
    return refuse({ detail: faultDetail(fault) });
  }
}

/**
 * SQLSTATEs after which nothing in the transaction can be saved, or only by starting over: the connection failed,
 * two transactions collided, a migration outdated a statement, the server is out of something or shuts down, or a
 * statement waited too long, be it for a dead process whose connection the server still holds open.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const doom = /^(?:08|0A000$|26000$|40001$|40P01$|42P05$|53|57014$|57P0)/;

function doomsTransaction(fault: unknown): boolean {
  if (fault instanceof LeadChangedMeanwhile) return true; // a collision: reading again solves it, setting aside loses it
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && doom.test(fault.code);
}
