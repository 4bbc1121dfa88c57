import { type Kysely, sql } from 'kysely';
import { viewerId } from '../../domain/ids.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Identity, KnownIdentity } from '../../domain/viewer/viewer-store.ts';
import type { Schema } from './schema.ts';

/**
 * Nobody's. An identity that is not known cannot be locked, so it is written as nobody's first: whoever comes second
 * waits for the row. Should it stay behind, because the transaction never said whose it is, it is as good as unknown:
 * everything that reads identities skips it, and `putIdentities` writes over it.
 */
const nobody = '';
const never = new Date(0);

/** See `ViewerStore.lockIdentities`. */
export async function lockIdentities(
  db: Kysely<Schema>,
  account: Account,
  identities: readonly Identity[],
): Promise<readonly KnownIdentity[]> {
  if (identities.length === 0) return [];
  const sorted = [...new Set(identities)].toSorted();
  // One statement writes or locks each in turn. An update that changes nothing is what locks a row on conflict.
  const rows = await db
    .insertInto('viewer_identity')
    .values(
      sorted.map((identity) => ({
        team_id: account.team,
        account_id: account.id,
        identity,
        viewer_id: nobody,
        seen_at: never,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('viewer_identity_pk').doUpdateSet({ seen_at: sql`viewer_identity.seen_at` }),
    )
    .returning(['identity', 'viewer_id', 'seen_at'])
    .execute();
  const known = rows.filter((row) => row.viewer_id !== nobody);
  await lockViewers(db, account, new Set(known.map((row) => row.viewer_id)));
  return known.map((row) => ({
    identity: row.identity as Identity,
    viewer: viewerId(row.viewer_id),
    seenAt: row.seen_at,
  }));
}

/**
 * Two transactions may know one person by different identities. Without this, one could hand the person's leads to
 * somebody else while the other opens a new one.
 */
async function lockViewers(db: Kysely<Schema>, account: Account, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  await db
    .selectFrom('viewer')
    .select('viewer_id')
    .where('team_id', '=', account.team)
    .where('account_id', '=', account.id)
    .where('viewer_id', 'in', [...ids])
    .orderBy('viewer_id')
    .forUpdate()
    .execute();
}
