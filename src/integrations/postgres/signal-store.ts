import { type Insertable, type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { accountId, messageId, signalKey, storyId, teamId, viewerId } from '../../domain/ids.ts';
import type { Signal, SignalAbout, SignalKind, SignalSource } from '../../domain/signal/signal.ts';
import type { SignalStore } from '../../domain/signal/signal-store.ts';
import { windowOpeners } from '../../domain/touch/window.ts';
import { jsonb } from './jsonb.ts';
import { differs } from './merge-row.ts';
import type { Schema } from './schema.ts';
import { mergedReaction, mergedSignal } from './signal-merge.ts';

/** Enough to sort anybody: what came before these weighs nothing beside them. */
const mostDeciding = 200;

/** A reaction that was given again after it was taken back stands. */
export const isWithdrawn = sql<SqlBool>`coalesce(signal.withdrawn_at >= signal.happened_at, false)`;

export function postgresSignalStore(db: Kysely<Schema>): SignalStore {
  /** @returns whether the row is new or has changed */
  async function keep(row: Insertable<Schema['signal']>): Promise<boolean> {
    const merged = row.kind === 'reaction' ? mergedReaction : mergedSignal;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('signal')
      .values(row)
      .onConflict((conflict) => conflict.constraint('signal_pk').doUpdateSet(merged).where(differs('signal', merged)))
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  return {
    add: (signal, late) =>
      keep({
        team_id: signal.team,
        account_id: signal.account,
        signal_key: signal.key,
        kind: signal.kind,
        viewer_id: signal.viewer,
        story_id: signal.story ?? null,
        happened_at: signal.happenedAt,
        received_at: signal.receivedAt,
        source: signal.source,
        message_id: signal.message ?? null,
        about: jsonb(signal.about),
        late,
        withdrawn_at: signal.withdrawnAt ?? null,
      }),

    withdraw: (account, key, viewer, message, at, receivedAt) =>
      keep({
        team_id: account.team,
        account_id: account.id,
        signal_key: key,
        kind: 'reaction' satisfies SignalKind,
        viewer_id: viewer,
        story_id: null,
        happened_at: at,
        received_at: receivedAt,
        source: 'webhook' satisfies SignalSource,
        message_id: message,
        about: '{}',
        late: true, // says nothing: whether the reaction itself came late is known when it comes
        withdrawn_at: at,
      }),

    async firstWritten(account, viewer, after) {
      const { at } = await db
        .selectFrom('signal')
        .select((eb) => eb.fn.min('happened_at').as('at'))
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', viewer)
        .where('happened_at', '>', after)
        .where('kind', 'in', [...windowOpeners])
        .where(sql<SqlBool>`not ${isWithdrawn}`)
        .executeTakeFirstOrThrow();
      return (at as Date | null) ?? undefined;
    },

    async deciding(account, viewer, { happenedAfter, receivedAfter }) {
      const rows = await db
        .selectFrom('signal')
        .selectAll()
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('viewer_id', '=', viewer)
        .where('happened_at', '>', happenedAfter)
        .$if(receivedAfter !== undefined, (query) => query.where('received_at', '>', receivedAfter as Date))
        .where('late', '=', false)
        .where(sql<SqlBool>`not ${isWithdrawn}`)
        .orderBy('happened_at', 'desc')
        .orderBy('signal_key', 'desc')
        .limit(mostDeciding)
        .execute();
      return rows.toReversed().map(signalOf);
    },

    async viewersOf(account, message) {
      const rows = await db
        .selectFrom('signal')
        .select('viewer_id')
        .distinct()
        .where('team_id', '=', account.team)
        .where('account_id', '=', account.id)
        .where('message_id', '=', message)
        .orderBy('viewer_id')
        .execute();
      return rows.map((row) => viewerId(row.viewer_id));
    },

    async haveSeen(team, account, story, viewers) {
      const rows = await db
        .selectFrom('signal')
        .select('viewer_id')
        .distinct()
        .where('team_id', '=', team)
        .where('account_id', '=', account)
        .where('story_id', '=', story)
        .where('viewer_id', '=', sql<string>`any(${[...viewers]}::text[])`)
        .where('kind', '=', 'view')
        .execute();
      return new Set(rows.map((row) => viewerId(row.viewer_id)));
    },
  };
}

const signalOf = (row: Selectable<Schema['signal']>): Signal => ({
  team: teamId(row.team_id),
  account: accountId(row.account_id),
  key: signalKey(row.signal_key),
  kind: row.kind as SignalKind,
  viewer: viewerId(row.viewer_id),
  story: row.story_id === null ? undefined : storyId(row.story_id),
  happenedAt: row.happened_at,
  receivedAt: row.received_at,
  source: row.source as SignalSource,
  message: row.message_id === null ? undefined : messageId(row.message_id),
  about: row.about as SignalAbout,
  withdrawnAt: row.withdrawn_at && row.withdrawn_at >= row.happened_at ? row.withdrawn_at : undefined,
});
