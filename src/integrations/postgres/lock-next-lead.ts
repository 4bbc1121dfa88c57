import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { AccountId, SlackUserId, TeamId } from '../../domain/ids.ts';
import type { OpenLead, RepliedLead } from '../../domain/lead/lead.ts';
import { leadOf } from './lead-row.ts';
import type { Schema } from './schema.ts';
import type { Sealer } from './sealing.ts';

/**
 * See `LeadStore.lockNext`.
 *
 * Looks first, without locks, where the hottest leads wait, and then locks in that queue: one index tells each
 * account's Hot and Warm leads by heat, but no statement may lock the first row of several of its ranges at once.
 */
export async function lockNextLead(
  db: Kysely<Schema>,
  sealer: Sealer,
  team: TeamId,
  accounts: readonly AccountId[],
  by: SlackUserId,
): Promise<OpenLead | RepliedLead | undefined> {
  for (const queue of (await hottestQueues(team, accounts, by).execute(db)).rows) {
    const row = await db
      .selectFrom('lead')
      .selectAll()
      .where('team_id', '=', team)
      .where('account_id', '=', queue.account_id)
      .where('segment', '=', queue.segment)
      .where(waits)
      .where(notPassedBy(by))
      .orderBy('heat', 'desc')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row) return leadOf(row, sealer) as OpenLead | RepliedLead;
  }
  return undefined;
}

interface Queue {
  readonly account_id: string;
  readonly segment: 'hot' | 'warm';
}

/** Where `by` may take something: Hot before Warm, the queue with the hottest lead first. */
const hottestQueues = (team: TeamId, accounts: readonly AccountId[], by: SlackUserId): RawBuilder<Queue> =>
  sql<Queue>`
    select account_id, segment
    from unnest(${[...accounts]}::text[]) as account_id
    cross join unnest(array['hot', 'warm']) as segment
    cross join lateral (
      select lead.heat from lead
      where lead.team_id = ${team} and lead.account_id = account_id.account_id and lead.segment = segment.segment
        and ${waits} and ${notPassedBy(by)}
      order by lead.heat desc limit 1
    ) as hottest
    order by segment, heat desc, account_id`;

/** Never claimed, or answered to a message that nobody owns any more. */
const waits = sql<SqlBool>`lead.owner is null and lead.status in ('open', 'replied')`;
const notPassedBy = (by: SlackUserId) => sql<SqlBool>`not lead.passed_by @> to_jsonb(${by}::text)`;
