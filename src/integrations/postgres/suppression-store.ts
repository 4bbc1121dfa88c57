import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ViewerId } from '../../domain/ids.ts';
import type { Suppression } from '../../domain/suppression/suppression.ts';
import type { SuppressionStore } from '../../domain/suppression/suppression-store.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Identity } from '../../domain/viewer/viewer-store.ts';
import type { Schema } from './schema.ts';

export function postgresSuppressionStore(db: Kysely<Schema>): SuppressionStore {
  async function identitiesOf(account: Account, viewer: ViewerId): Promise<Identity[]> {
    const rows = await db
      .selectFrom('viewer_identity')
      .select('identity')
      .where('team_id', '=', account.team)
      .where('account_id', '=', account.id)
      .where('viewer_id', '=', viewer)
      .execute();
    return rows.map(({ identity }) => identity as Identity);
  }

  async function earliest(account: Account, hashes: readonly string[]): Promise<Suppression | undefined> {
    const row = await db
      .selectFrom('suppression')
      .select(['since', 'suppressed_by'])
      .where('team_id', '=', account.team)
      .where('account_id', '=', account.id)
      .where('identity_hash', 'in', hashes)
      .orderBy('since')
      .limit(1)
      .executeTakeFirst();
    return row && { since: row.since, by: row.suppressed_by };
  }

  const store: SuppressionStore = {
    async find(account, viewer) {
      const hashes = (await identitiesOf(account, viewer)).map((identity) => hashOf(account, identity));
      if (hashes.length === 0) return undefined;
      return earliest(account, hashes);
    },

    async add(account, identities, by, actor, since) {
      if (identities.length === 0) return false;
      const hashes = identities.map((identity) => hashOf(account, identity));
      const known = await earliest(account, hashes);
      await db
        .insertInto('suppression')
        .values(
          hashes.map((hash) => ({
            team_id: account.team,
            account_id: account.id,
            identity_hash: hash,
            since,
            suppressed_by: by,
            actor: actor ?? null,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .constraint('suppression_pk')
            .doUpdateSet((eb) => ({
              since: eb.ref('excluded.since'),
              suppressed_by: eb.ref('excluded.suppressed_by'),
              actor: eb.ref('excluded.actor'),
            }))
            .whereRef('excluded.since', '<', 'suppression.since'),
        )
        .execute();
      return known === undefined;
    },

    async addViewer(account, viewer, by, actor, since) {
      return store.add(account, await identitiesOf(account, viewer), by, actor, since);
    },

    async lift(account, viewer) {
      const hashes = (await identitiesOf(account, viewer)).map((identity) => hashOf(account, identity));
      if (hashes.length === 0) return;
      await db
        .deleteFrom('suppression')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('identity_hash', 'in', hashes)
        .execute();
    },
  };
  return store;
}

/** One-way, so that what outlives an erasure names nobody. */
const hashOf = ({ team, id }: Account, identity: Identity) =>
  createHash('sha256').update(`${team}|${id}|${identity}`).digest('hex');
