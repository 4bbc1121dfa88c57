import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { WaitsReader } from '../../domain/digest/waits-reader.ts';
import type { Whose } from '../../domain/figures/figures-reader.ts';
import { leadId } from '../../domain/ids.ts';
import type { Schema } from './schema.ts';

/** Reads what waits by the indexes of what waits: how much was ever answered costs nothing. */
export function postgresWaitsReader(db: Kysely<Schema>): WaitsReader {
  const rowsOf = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(db)).rows;
  return {
    async waiting(whose) {
      const [row] = await rowsOf(waitingRows(whose));
      if (!row) throw new Error('A query that counts gave no row');
      return {
        hot: Number(row.hot),
        warm: Number(row.warm),
        oldestHotAt: row.oldest_hot_at ?? undefined,
        unconfirmed: Number(row.unconfirmed),
      };
    },

    async ourTurn(whose) {
      const rows = await rowsOf(ourTurnRows(whose));
      return rows.map((row) => ({
        id: leadId(row.lead_id),
        version: row.version,
        segment: row.segment,
        segmentSince: row.segment_since,
        openedAt: row.opened_at,
        repliedAt: row.replied_at ?? undefined,
        takenAt: row.taken_at ?? undefined,
      }));
    },
  };
}

interface WaitRow {
  readonly hot: string;
  readonly warm: string;
  readonly oldest_hot_at: Date | null;
  readonly unconfirmed: string;
}

const waitingRows = (whose: Whose) => sql<WaitRow>`
  with waiting as (
    select segment, case status when 'replied' then replied_at else segment_since end as since from lead
    where ${ofAccounts(whose)} and owner is null and status in ('open', 'replied')
  )
  select
    (select count(*) from waiting where segment = 'hot') as hot,
    (select count(*) from waiting where segment = 'warm') as warm,
    (select min(since) from waiting where segment = 'hot') as oldest_hot_at,
    (select count(*) from touch
      where ${ofAccounts(whose)} and status = 'unknown' and state ->> 'lookedAt' is not null) as unconfirmed`;

interface OurTurnRow {
  readonly lead_id: string;
  readonly version: number;
  readonly segment: 'hot' | 'warm';
  readonly segment_since: Date;
  readonly opened_at: Date;
  readonly replied_at: Date | null;
  readonly taken_at: Date | null;
}

const ourTurnRows = (whose: Whose) => sql<OurTurnRow>`
  select lead.lead_id, lead.version, segment, segment_since, opened_at,
    case status when 'replied' then replied_at end as replied_at, taken.at as taken_at
  from lead
  left join lateral (
    select max(happened_at) as at from lead_event
    where lead_event.team_id = lead.team_id and lead_event.lead_id = lead.lead_id and kind in ('claimed', 'renewed')
  ) as taken on true
  where ${ofAccounts(whose)} and owner is not null and status in ('claimed', 'replied')
  order by coalesce(case status when 'replied' then replied_at end, opened_at), lead.lead_id`;

const ofAccounts = ({ team, accounts }: Whose) =>
  sql<SqlBool>`team_id = ${team} and account_id in (${listOf(accounts)})`;

const listOf = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));
