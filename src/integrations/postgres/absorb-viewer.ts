import type { Kysely, Selectable } from 'kysely';
import type { ViewerId } from '../../domain/ids.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Schema } from './schema.ts';

/** See `ViewerStore.absorb`. */
export async function absorbViewer(
  db: Kysely<Schema>,
  account: Account,
  from: ViewerId,
  into: ViewerId,
): Promise<void> {
  if (from === into) return;
  const viewers = await db
    .selectFrom('viewer')
    .selectAll()
    .where('team_id', '=', account.team)
    .where('account_id', '=', account.id)
    .where('viewer_id', 'in', [from, into])
    .orderBy('viewer_id')
    .forUpdate()
    .execute();
  const gone = viewers.find((row) => row.viewer_id === from);
  const kept = viewers.find((row) => row.viewer_id === into);

  // Identities first: who is recording a signal under one of them holds it, and its signal must not be left behind.
  for (const table of ['viewer_identity', 'signal', 'message', 'touch', 'conversion'] as const) {
    await db
      .updateTable(table)
      .set({ viewer_id: into })
      .where('team_id', '=', account.team)
      .where('account_id', '=', account.id)
      .where('viewer_id', '=', from)
      .execute();
  }
  await db
    .deleteFrom('route_closing')
    .where('team_id', '=', account.team)
    .where('account_id', '=', account.id)
    .where('viewer_id', '=', from)
    .execute(); // Instagram says it again when it still holds
  if (!gone) return;

  const ofViewer = (id: ViewerId) => ({ team_id: account.team, account_id: account.id, viewer_id: id });
  const renamed = db.updateTable('viewer');
  await (kept
    ? renamed
        .set(joined(kept, gone))
        .where((eb) => eb.and(ofViewer(into)))
        .execute()
    : renamed
        .set({ viewer_id: into })
        .where((eb) => eb.and(ofViewer(from)))
        .execute());
  await db
    .deleteFrom('viewer')
    .where((eb) => eb.and(ofViewer(from)))
    .execute();
}

type ViewerRow = Selectable<Schema['viewer']>;

/** What is known of one person by two rows: from each the later user name and profile, and the first sighting. */
function joined(kept: ViewerRow, gone: ViewerRow) {
  const named = isLater(gone.user_name_seen_at, kept.user_name_seen_at) ? gone : kept;
  const [read, other] = isLater(gone.profile_read_at, kept.profile_read_at) ? [gone, kept] : [kept, gone];
  return {
    user_name: named.user_name,
    user_name_seen_at: named.user_name_seen_at,
    display_name: read.display_name ?? other.display_name,
    followers: read.followers ?? other.followers,
    follows_us: read.follows_us ?? other.follows_us,
    profile_read_at: read.profile_read_at,
    first_seen_at: isLater(kept.first_seen_at, gone.first_seen_at) ? gone.first_seen_at : kept.first_seen_at,
  };
}

const isLater = (a: Date | null, b: Date | null) => a !== null && (b === null || a > b);
