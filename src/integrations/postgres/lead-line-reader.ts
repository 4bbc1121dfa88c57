import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DeskReader, LeadLineParts } from '../../domain/desk-reader.ts';
import type { AccountId, TeamId } from '../../domain/ids.ts';
import type { Lead, OwnedLead, WaitingLead } from '../../domain/lead/lead.ts';
import type { Account } from '../../domain/team/account.ts';
import { accountOf } from './account-store.ts';
import { type LeadRow, leadOf } from './lead-row.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';

interface LineRow extends LeadRow {
  readonly handle: string | null;
  readonly display_name: string | null;
  readonly card_ts: string | null;
}

/** Reads lists of leads, each in two queries. */
export function leadLineReader(
  db: Kysely<Schema>,
  sealer: Sealer,
): Pick<DeskReader, 'mine' | 'unclaimed' | 'unclaimedCount'> {
  async function linesOf<L extends Lead>(team: TeamId, rows: readonly LineRow[]): Promise<LeadLineParts<L>[]> {
    const accounts = await accountsOf(db, team, new Set(rows.map((row) => row.account_id)));
    return rows.flatMap((row) => {
      const account = accounts.get(row.account_id);
      if (!account) return [];
      return {
        lead: leadOf(row, sealer) as L,
        account,
        handle: row.handle ?? undefined,
        displayName: row.display_name ?? undefined,
        cardTs: row.card_ts ?? undefined,
      };
    });
  }

  return {
    async mine(team, owner, limit) {
      const { rows } = await sql<LineRow>`
        select lead.*, ${shown}
        from lead ${joins}
        where lead.team_id = ${team} and lead.owner = ${owner} and lead.closed_at is null
        order by array_position(array['replied', 'claimed', 'contacted', 'snoozed'], lead.status),
          lead.lease_until, lead.last_signal_at desc, lead.lead_id limit ${limit}`.execute(db);
      return linesOf<OwnedLead>(team, rows);
    },

    async unclaimed(team, accounts, limit) {
      const { rows } = await unclaimedLines(team, accounts, limit).execute(db);
      return linesOf<WaitingLead>(team, rows);
    },

    async unclaimedCount(team, accounts) {
      const { count } = await db
        .selectFrom('lead')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('team_id', '=', team)
        .where('account_id', '=', sql<string>`any(${[...accounts]}::text[])`)
        .where(waits)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

const shown = sql`viewer.user_name as handle, viewer.display_name, slack_post.message_ts as card_ts`;
const joins = sql`
  left join viewer on viewer.team_id = lead.team_id and viewer.account_id = lead.account_id
    and viewer.viewer_id = lead.viewer_id
  left join slack_post on slack_post.team_id = lead.team_id and slack_post.subject = 'card:' || lead.lead_id`;

/** Written out, not as parameters: only then the planner sees that `lead_queue` holds all of them. */
const waits = sql<SqlBool>`lead.owner is null and lead.status in ('open', 'replied')`;

/** Reads no more than `limit` leads of each account and segment, however many wait. */
const unclaimedLines = (team: TeamId, accounts: readonly AccountId[], limit: number) => sql<LineRow>`
  select lead.*, ${shown}
  from unnest(${[...accounts]}::text[]) as wanted (account_id)
  cross join unnest(array['hot', 'warm']) as queue (segment)
  cross join lateral (
    select * from lead
    where lead.team_id = ${team} and lead.account_id = wanted.account_id and lead.segment = queue.segment
      and ${waits}
    order by lead.heat desc limit ${limit}
  ) as lead ${joins}
  order by lead.segment, lead.heat desc, lead.lead_id limit ${limit}`;

async function accountsOf(
  db: Kysely<Schema>,
  team: TeamId,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Account>> {
  if (ids.size === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where('team_id', '=', team)
    .where('account_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.account_id, accountOf(row)]));
}
