import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Ends every lease there is, so that what a dead process had begun goes on at once.
 *
 * Only for a database that nobody else can be using: the embedded one, while its directory is held. Over Postgres the
 * others are alive, and leases end by themselves.
 */
export async function takeOver(db: Kysely<Schema>, now: Date): Promise<void> {
  await sql`update task set lease_until = ${now} where outcome is null and lease_until > ${now}`.execute(db);
  await sql`update lane set held_until = null where held_until is not null`.execute(db);
  await sql`update delivery set lease_until = null where read_at is null and lease_until is not null`.execute(db);
}
