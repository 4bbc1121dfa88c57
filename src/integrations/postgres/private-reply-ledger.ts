import type { Kysely } from 'kysely';
import type { TouchStore } from '../../domain/touch/touch-store.ts';
import type { Schema } from './schema.ts';

/** One row for each comment that was answered in private, or may have been. */
export const privateReplyLedger = (db: Kysely<Schema>): Pick<TouchStore, 'beginPrivateReply' | 'undoPrivateReply'> => ({
  async beginPrivateReply(account, comment, touch, now) {
    const row = await db
      .insertInto('private_reply')
      .values({ team_id: account.team, account_id: account.id, comment_id: comment, touch_id: touch, begun_at: now })
      // Its own row, from an attempt that surely did not go out, lets it go on.
      .onConflict((conflict) =>
        conflict
          .constraint('private_reply_pk')
          .doUpdateSet({ begun_at: now })
          .where('private_reply.touch_id', '=', touch),
      )
      .returning('touch_id')
      .executeTakeFirst();
    return row !== undefined;
  },

  async undoPrivateReply(account, comment, touch) {
    await db
      .deleteFrom('private_reply')
      .where('team_id', '=', account.team)
      .where('account_id', '=', account.id)
      .where('comment_id', '=', comment)
      .where('touch_id', '=', touch)
      .execute();
  },
});
