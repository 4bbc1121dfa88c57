import type { Kysely } from 'kysely';
import type { CaptureStore } from '../../domain/capture/capture-store.ts';
import type { Schema } from './schema.ts';

export function postgresCaptureStore(db: Kysely<Schema>): CaptureStore {
  return {
    async add(account, { id, story, by, at, outcome }) {
      await db
        .insertInto('capture')
        .values({
          team_id: account.team,
          account_id: account.id,
          capture_id: id,
          story_id: story,
          captured_by: by,
          captured_at: at,
          fresh_count: outcome.fresh,
          known_count: outcome.seenBefore + outcome.alreadyHere,
          unreadable_count: outcome.unreadable,
        })
        .execute();
    },
  };
}
