import { type Kysely, type Selectable, sql } from 'kysely';
import type { Cost } from '../../domain/cost/cost.ts';
import type { CostStore } from '../../domain/cost/cost-store.ts';
import { accountId, costKey, slackUserId, storyId, teamId } from '../../domain/ids.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type { Account } from '../../domain/team/account.ts';
import type { Schema } from './schema.ts';

/** Postgres takes 65,535 parameters a statement. */
const rowsAtOnce = 1000;

export function postgresCostStore(db: Kysely<Schema>): CostStore {
  const ofAccount = ({ team, id }: Account) =>
    db.selectFrom('cost').selectAll().where('team_id', '=', team).where('account_id', '=', id);

  return {
    async find(account, keys) {
      const rows = await ofAccount(account)
        .where('cost_key', '=', sql<string>`any(${[...keys]}::text[])`)
        .execute();
      return rows.map(costOf);
    },

    async put(account, costs) {
      for (let from = 0; from < costs.length; from += rowsAtOnce) {
        await db
          .insertInto('cost')
          .values(
            costs
              .slice(from, from + rowsAtOnce)
              .map((cost) => ({ ...columnsOf(cost), team_id: account.team, account_id: account.id })),
          )
          .onConflict((conflict) =>
            conflict.constraint('cost_pk').doUpdateSet((eb) => ({
              starts_on: eb.ref('excluded.starts_on'),
              ends_on: eb.ref('excluded.ends_on'),
              story_id: eb.ref('excluded.story_id'),
              campaign: eb.ref('excluded.campaign'),
              amount: eb.ref('excluded.amount'),
              currency: eb.ref('excluded.currency'),
              recorded_at: eb.ref('excluded.recorded_at'),
              recorded_by: eb.ref('excluded.recorded_by'),
            })),
          )
          .execute();
      }
    },

    async lastCurrency(account) {
      const row = await ofAccount(account).orderBy('recorded_at', 'desc').limit(1).executeTakeFirst();
      return row?.currency;
    },
  };
}

const costOf = (row: Selectable<Schema['cost']>): Cost => ({
  team: teamId(row.team_id),
  account: accountId(row.account_id),
  key: costKey(row.cost_key),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  story: row.story_id === null ? undefined : storyId(row.story_id),
  campaign: row.campaign ?? undefined,
  value: { amount: plainAmount(row.amount), currency: row.currency },
  recordedAt: row.recorded_at,
  by: row.recorded_by === null ? undefined : slackUserId(row.recorded_by),
});

const columnsOf = (cost: Cost) => ({
  cost_key: cost.key,
  starts_on: cost.startsOn,
  ends_on: cost.endsOn,
  story_id: cost.story ?? null,
  campaign: cost.campaign ?? null,
  amount: cost.value.amount,
  currency: cost.value.currency,
  recorded_at: cost.recordedAt,
  recorded_by: cost.by ?? null,
});
