import { type Kysely, type Selectable, sql } from 'kysely';
import { accountId, teamId, type ViewerId, viewerId } from '../../domain/ids.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Viewer } from '../../domain/viewer/viewer.ts';
import type { Identity, ViewerStore } from '../../domain/viewer/viewer-store.ts';
import { absorbViewer } from './absorb-viewer.ts';
import { lockIdentities } from './lock-identities.ts';
import { differs } from './merge-row.ts';
import type { Schema } from './schema.ts';

export function postgresViewerStore(db: Kysely<Schema>): ViewerStore {
  const row = (team: string, account: string, id: ViewerId) =>
    db
      .selectFrom('viewer')
      .selectAll()
      .where('team_id', '=', team)
      .where('account_id', '=', account)
      .where('viewer_id', '=', id);

  const store: ViewerStore = {
    async get(team, account, id) {
      const viewer = await store.find(team, account, id);
      if (!viewer) throw new Error(`Viewer ${id} of account ${account} is not known`);
      return viewer;
    },

    async find(team, account, id) {
      const found = await row(team, account, id).executeTakeFirst();
      return found && viewerOf(found);
    },

    async igsid(account, id) {
      const found = await db
        .selectFrom('viewer_identity')
        .select('identity')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', id)
        .where('identity', 'like', 'igsid:%')
        .orderBy('seen_at', 'desc')
        .orderBy('identity')
        .limit(1)
        .executeTakeFirst();
      return found?.identity.slice('igsid:'.length);
    },

    async findByUserNames(team, account, userNames) {
      const identities = userNames.map((userName): Identity => `name:${userName}`);
      const rows = await db
        .selectFrom('viewer_identity')
        .select(['identity', 'viewer_id'])
        .where('team_id', '=', team)
        .where('account_id', '=', account)
        .where('identity', '=', sql<string>`any(${identities}::text[])`)
        .where('viewer_id', '<>', '')
        .execute();
      return new Map(rows.map((found) => [found.identity.slice('name:'.length), viewerId(found.viewer_id)]));
    },

    lockIdentities: (account, identities) => lockIdentities(db, account, identities),

    async forgetUnknown(account, identities) {
      await db
        .deleteFrom('viewer_identity')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('identity', '=', sql<string>`any(${[...identities]}::text[])`)
        .where('viewer_id', '=', '')
        .execute();
    },

    async putIdentities(account, identities, viewer, seenAt) {
      if (identities.length === 0) return;
      const merged = {
        viewer_id: sql<string>`excluded.viewer_id`,
        seen_at: sql<Date>`greatest(viewer_identity.seen_at, excluded.seen_at)`,
      };
      await db
        .insertInto('viewer_identity')
        .values(identities.map((identity) => ({ ...keyOf(account), identity, viewer_id: viewer, seen_at: seenAt })))
        .onConflict((conflict) =>
          conflict.constraint('viewer_identity_pk').doUpdateSet(merged).where(differs('viewer_identity', merged)),
        )
        .execute();
    },

    async put(account, id, { userName, displayName, at }) {
      await db
        .insertInto('viewer')
        .values({
          ...keyOf(account),
          viewer_id: id,
          user_name: userName ?? null,
          user_name_seen_at: userName === undefined ? null : at,
          display_name: displayName ?? null,
          first_seen_at: at,
        })
        .onConflict((conflict) =>
          conflict.constraint('viewer_pk').doUpdateSet(seenAgain).where(differs('viewer', seenAgain)),
        )
        .execute();
    },

    async putProfile(account, id, profile, readAt) {
      const renamed = profile.userName !== undefined && {
        user_name: sql<string>`case when ${namedBefore(readAt)} then ${profile.userName} else user_name end`,
        user_name_seen_at: sql<Date>`case when ${namedBefore(readAt)} then ${readAt} else user_name_seen_at end`,
      };
      await db
        .updateTable('viewer')
        .set({
          ...renamed,
          ...(profile.displayName !== undefined && { display_name: profile.displayName }),
          ...(profile.followers !== undefined && { followers: profile.followers }),
          ...(profile.followsUs !== undefined && { follows_us: profile.followsUs }),
          profile_read_at: readAt,
        })
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', id)
        .where((eb) => eb.or([eb('profile_read_at', 'is', null), eb('profile_read_at', '<=', readAt)]))
        .execute();
    },

    absorb: (account, from, into) => absorbViewer(db, account, from, into),
  };
  return store;
}

/** The name shown last counts; of two shown at the same time the greater one, so that order makes no difference. */
const nameIsNewer = sql<boolean>`(
  excluded.user_name is not null and (
    viewer.user_name is null
    or (excluded.user_name_seen_at, excluded.user_name) > (viewer.user_name_seen_at, viewer.user_name)
  )
)`;

const seenAgain = {
  user_name: sql<string>`case when ${nameIsNewer} then excluded.user_name else viewer.user_name end`,
  user_name_seen_at: sql<Date>`greatest(viewer.user_name_seen_at, excluded.user_name_seen_at)`,
  display_name: sql<string>`
    case when ${nameIsNewer} then coalesce(excluded.display_name, viewer.display_name)
    else coalesce(viewer.display_name, excluded.display_name) end`,
  first_seen_at: sql<Date>`least(viewer.first_seen_at, excluded.first_seen_at)`,
};

const namedBefore = (at: Date) => sql<boolean>`(user_name_seen_at is null or user_name_seen_at <= ${at})`;

const keyOf = (account: Account) => ({ team_id: account.team, account_id: account.id });

export const viewerOf = (
  row: Pick<
    Selectable<Schema['viewer']>,
    | 'team_id'
    | 'account_id'
    | 'viewer_id'
    | 'user_name'
    | 'display_name'
    | 'followers'
    | 'follows_us'
    | 'first_seen_at'
    | 'profile_read_at'
  >,
): Viewer => ({
  team: teamId(row.team_id),
  account: accountId(row.account_id),
  id: viewerId(row.viewer_id),
  userName: row.user_name ?? undefined,
  displayName: row.display_name ?? undefined,
  followers: row.followers ?? undefined,
  followsUs: row.follows_us ?? undefined,
  firstSeenAt: row.first_seen_at,
  profileReadAt: row.profile_read_at ?? undefined,
});
