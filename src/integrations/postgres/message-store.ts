import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely';
import { type MessageId, messageId, slackUserId } from '../../domain/ids.ts';
import type { MessageStore } from '../../domain/signal/message-store.ts';
import type { Account } from '../../domain/team/account.ts';
import { differs } from './merge-row.ts';
import type { Schema } from './schema.ts';
import type { RowBinding, Sealer } from './sealing.ts';

type Note = Omit<Insertable<Schema['message']>, 'team_id' | 'account_id' | 'message_id' | 'noted_at'>;

export function postgresMessageStore(db: Kysely<Schema>, sealer: Sealer): MessageStore {
  /** @returns whether the row is new or has changed, and `shows` holds for what it has become */
  async function note(
    account: Account,
    message: MessageId,
    at: Date,
    what: Note,
    shows: RawBuilder<boolean> = sql<boolean>`true`,
  ): Promise<boolean> {
    const row = await db
      .insertInto('message')
      .values({ team_id: account.team, account_id: account.id, message_id: message, noted_at: at, ...what })
      .onConflict((conflict) => conflict.constraint('message_pk').doUpdateSet(merged).where(differs('message', merged)))
      .returning(shows.as('shows'))
      .executeTakeFirst();
    return row?.shows ?? false;
  }

  const seal = (account: Account, message: MessageId, text: string) =>
    sealer.seal(text, messageTextPlace(account.team, account.id, message));

  const open = (account: Account, message: string, sealed: Buffer) =>
    sealer.open(sealed, messageTextPlace(account.team, account.id, message)).toString('utf8');

  return {
    noteWords: (account, message, direction, text, at, viewer) =>
      note(account, message, at, {
        direction,
        viewer_id: viewer ?? null,
        text_sealed: text === undefined ? null : seal(account, message, text),
      }),

    noteEdit: (account, message, text, editCount, at) =>
      note(
        account,
        message,
        at,
        { direction: 'unknown', text_sealed: seal(account, message, text), edit_count: editCount, edited_at: at },
        sql<boolean>`edit_count = ${editCount} and unsent_at is null`,
      ),

    noteUnsent: (account, message, at) => note(account, message, at, { direction: 'unknown', unsent_at: at }),

    async conversation(account, viewer, limit) {
      const rows = await db
        .selectFrom('message')
        .leftJoin('touch', (join) =>
          join
            .onRef('touch.team_id', '=', 'message.team_id')
            .onRef('touch.account_id', '=', 'message.account_id')
            .onRef('touch.message_id', '=', 'message.message_id'),
        )
        .select([
          'message.message_id',
          'direction',
          'message.text_sealed',
          'unsent_at',
          'seen_at',
          'noted_at',
          'pressed_by',
        ])
        .where('message.team_id', '=', account.team)
        .where('message.account_id', '=', account.id)
        .where('message.viewer_id', '=', viewer)
        .where('direction', '<>', 'unknown')
        .orderBy('noted_at', 'desc')
        .orderBy('message.message_id', 'desc')
        .limit(limit)
        .execute();
      return rows.toReversed().map((row) => ({
        from: row.direction === 'out' ? 'us' : 'them',
        message: messageId(row.message_id),
        text: row.text_sealed === null ? undefined : open(account, row.message_id, row.text_sealed),
        unsent: row.unsent_at !== null,
        at: row.noted_at,
        by: row.pressed_by === null ? undefined : slackUserId(row.pressed_by),
        seenAt: row.seen_at ?? undefined,
      }));
    },

    async edited(account, message) {
      const row = await db
        .selectFrom('message')
        .select(['text_sealed', 'edited_at'])
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('message_id', '=', message)
        .where('edit_count', '>', 0)
        .executeTakeFirst();
      if (!row?.text_sealed || !row.edited_at) return undefined;
      return { text: open(account, message, row.text_sealed), at: row.edited_at };
    },

    async typedSince(account, viewer, since) {
      const { first, last } = await db
        .selectFrom('message')
        .select((eb) => [eb.fn.min('noted_at').as('first'), eb.fn.max('noted_at').as('last')])
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', viewer)
        .where('direction', '=', 'out')
        .where('noted_at', '>=', since)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('touch')
                .select('touch_id')
                .whereRef('touch.team_id', '=', 'message.team_id')
                .whereRef('touch.account_id', '=', 'message.account_id')
                .whereRef('touch.message_id', '=', 'message.message_id'),
            ),
          ),
        )
        .executeTakeFirstOrThrow();
      return first && last ? { first, last } : undefined;
    },

    async seenAt(account, message) {
      const row = await db
        .selectFrom('message')
        .select('seen_at')
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('message_id', '=', message)
        .executeTakeFirst();
      return row?.seen_at ?? undefined;
    },

    noteSeen: (account, message, at) => note(account, message, at, { direction: 'unknown', seen_at: at }),
  };
}

/** Where the words of a message are sealed to. */
export const messageTextPlace = (team: string, account: string, message: string): RowBinding => ({
  table: 'message',
  column: 'text_sealed',
  key: [team, account, message],
});

const isUnsent = sql`(message.unsent_at is not null or excluded.unsent_at is not null)`;

/** Of the words with the higher edit count; unsent, none. The words of one edit count never differ. */
const ofLaterEdit = <Value>(column: string, whenEqual: RawBuilder<Value>): RawBuilder<Value> =>
  sql`case
    when ${isUnsent} then null
    when excluded.edit_count > message.edit_count then ${sql.ref(`excluded.${column}`)}
    when excluded.edit_count < message.edit_count then ${sql.ref(`message.${column}`)}
    else ${whenEqual} end`;

/**
 * What two notes about one message amount to. Every note is a row of which little is known, and merging rows is
 * commutative, associative and idempotent, so that notes may come in any order and be repeated.
 */
const merged = {
  // in, out, unknown: as text, what is known comes first
  direction: sql<'in' | 'out' | 'unknown'>`least(message.direction, excluded.direction)`,
  text_sealed: ofLaterEdit('text_sealed', sql<Buffer>`coalesce(message.text_sealed, excluded.text_sealed)`),
  edited_at: ofLaterEdit('edited_at', sql<Date>`least(message.edited_at, excluded.edited_at)`),
  edit_count: sql<number>`case when ${isUnsent} then 0 else greatest(message.edit_count, excluded.edit_count) end`,
  unsent_at: sql<Date>`least(message.unsent_at, excluded.unsent_at)`,
  viewer_id: sql<string>`coalesce(message.viewer_id, excluded.viewer_id)`,
  seen_at: sql<Date>`least(message.seen_at, excluded.seen_at)`,
  noted_at: sql<Date>`least(message.noted_at, excluded.noted_at)`,
};
