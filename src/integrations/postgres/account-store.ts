import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { accountId, channelId, teamId } from '../../domain/ids.ts';
import type { Account, Language } from '../../domain/team/account.ts';
import type { AccountStore } from '../../domain/team/account-store.ts';
import type { AccountPause } from '../../domain/touch/sending-account.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';
import type { RowBinding, Sealer } from './sealing.ts';

export function postgresAccountStore(db: Kysely<Schema>, sealer: Sealer): AccountStore {
  const row = (team: string, id: string) =>
    db.selectFrom('account').selectAll().where('team_id', '=', team).where('account_id', '=', id);
  const change = (team: string, id: string) =>
    db.updateTable('account').where('team_id', '=', team).where('account_id', '=', id);

  return {
    async all() {
      const rows = await db.selectFrom('account').selectAll().orderBy('team_id').orderBy('account_id').execute();
      return rows.map(accountOf);
    },

    async find(team, id) {
      const found = await row(team, id).executeTakeFirst();
      return found && accountOf(found);
    },

    async ofDesk(team, desk) {
      const rows = await db
        .selectFrom('account')
        .selectAll()
        .where('team_id', '=', team)
        .where('desk_channel_id', '=', desk)
        .orderBy('account_id')
        .execute();
      return rows.map(accountOf);
    },

    async digestTime(team, id) {
      const found = await row(team, id).clearSelect().select('digest_at').executeTakeFirst();
      return found?.digest_at ?? undefined;
    },

    async putDigestTime(team, id, at) {
      await db
        .updateTable('account')
        .set({ digest_at: at })
        .where('team_id', '=', team)
        .where('account_id', '=', id)
        .execute();
    },

    async put(account, now) {
      const settings = {
        login: account.login,
        page_id: account.pageId ?? null,
        desk_channel_id: account.desk,
        language: account.language,
        time_zone: account.timeZone,
      };
      await db
        .insertInto('account')
        .values({
          ...settings,
          team_id: account.team,
          account_id: account.id,
          user_name: account.userName ?? null,
          created_at: now,
        })
        .onConflict((conflict) =>
          conflict.constraint('account_pk').doUpdateSet((eb) => ({
            ...settings,
            user_name: eb.fn.coalesce('account.user_name', 'excluded.user_name'),
          })),
        )
        .execute();
    },

    async access(team, id) {
      const found = await row(team, id).executeTakeFirst();
      if (!found) return undefined;
      const token = found.token_sealed && {
        token: sealer.open(found.token_sealed, tokenPlace(team, id)).toString('utf8'),
        refreshedAt: found.token_refreshed_at ?? undefined,
        expiresAt: found.token_expires_at ?? undefined,
      };
      return {
        account: accountOf(found),
        token: token ?? undefined,
        pausedBecause: found.paused_because ?? undefined,
      };
    },

    async pausedBecause(team, id) {
      return (await row(team, id).executeTakeFirst())?.paused_because ?? undefined;
    },

    async adoptToken(team, id, token) {
      const hash = createHash('sha256').update(token).digest('hex');
      const { numUpdatedRows } = await change(team, id)
        .set({
          configured_token_hash: hash,
          token_sealed: sealer.seal(token, tokenPlace(team, id)),
          token_refreshed_at: null,
          token_expires_at: null,
          paused_because: null,
          paused_at: null,
        })
        .where('configured_token_hash', 'is distinct from', hash)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async putToken(team, id, { token, refreshedAt, expiresAt }) {
      await change(team, id)
        .set({
          token_sealed: sealer.seal(token, tokenPlace(team, id)),
          token_refreshed_at: refreshedAt ?? null,
          token_expires_at: expiresAt ?? null,
        })
        .execute();
    },

    async putUserName(team, id, userName) {
      await change(team, id).set({ user_name: userName }).execute();
    },

    async sending(team, id) {
      const found = await row(team, id).executeTakeFirst();
      if (!found) return undefined;
      const { humanAgent = false } = found.capabilities as { readonly humanAgent?: boolean };
      return {
        hasApi: found.token_sealed !== null,
        messaging: true,
        privateReplies: true,
        humanAgent: humanAgent && found.human_agent_refused_at === null,
        pause: pauseOf(found),
      };
    },

    async pauseSending(team, id, pause) {
      const because = pause?.because === 'token' ? undefined : pause?.because;
      await change(team, id)
        .set((eb) => ({
          sending_paused_because: because ?? null,
          sending_paused_until: pause?.until ?? null,
          ...(because === 'restricted' && { restrictions: eb('restrictions', '+', 1) }),
        }))
        .execute();
    },

    async restrictions(team, id) {
      return (await row(team, id).executeTakeFirst())?.restrictions ?? 0;
    },

    async forgetRestrictions(team, id) {
      await change(team, id).set({ restrictions: 0 }).where('restrictions', '>', 0).execute();
    },

    async putHumanAgent(team, id, isApproved) {
      await change(team, id)
        .set({ capabilities: jsonb({ humanAgent: isApproved }), human_agent_refused_at: null })
        .where(sql<boolean>`capabilities -> 'humanAgent' is distinct from to_jsonb(${isApproved}::boolean)`)
        .execute();
    },

    async refuseHumanAgent(team, id, now) {
      await change(team, id).set({ human_agent_refused_at: now }).execute();
    },

    async pause(team, id, because, now) {
      await change(team, id)
        .set(
          because === undefined
            ? { paused_because: null, paused_at: null }
            : { paused_because: because, paused_at: now },
        )
        .execute();
    },
  };
}

/** A dead token stops everything, and comes first. */
function pauseOf(row: Selectable<Schema['account']>): AccountPause | undefined {
  if (row.paused_because !== null) return { because: 'token', until: undefined };
  return row.sending_paused_because === null
    ? undefined
    : { because: row.sending_paused_because, until: row.sending_paused_until ?? undefined };
}

export const accountOf = (
  row: Pick<
    Selectable<Schema['account']>,
    'team_id' | 'account_id' | 'login' | 'page_id' | 'user_name' | 'desk_channel_id' | 'language' | 'time_zone'
  >,
): Account => ({
  team: teamId(row.team_id),
  id: accountId(row.account_id),
  login: row.login,
  pageId: row.page_id ?? undefined,
  userName: row.user_name ?? undefined,
  desk: channelId(row.desk_channel_id),
  language: row.language as Language,
  timeZone: row.time_zone,
});

const tokenPlace = (team: string, id: string): RowBinding => ({
  table: 'account',
  column: 'token_sealed',
  key: [team, id],
});
