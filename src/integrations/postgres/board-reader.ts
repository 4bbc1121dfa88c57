import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DeskReader } from '../../domain/desk-reader.ts';
import { type AccountId, leadId, type StoryId, type TeamId } from '../../domain/ids.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type { BoardParts } from '../../domain/story/assemble-board.ts';
import { postLane } from '../../domain/task/task.ts';
import { accountOf } from './account-store.ts';
import { postgresInsightStore } from './insight-store.ts';
import type { Schema } from './schema.ts';
import { storyOf } from './story-store.ts';

/** How many Warm leads without a card a board names. */
const mostListed = 10;

/** Reads a board in at most eight queries. */
export function boardReader(db: Kysely<Schema>): Pick<DeskReader, 'board'> {
  const insights = postgresInsightStore(db);
  return {
    async board(team, account, story) {
      const row = await db
        .selectFrom('story')
        .innerJoin('account', (join) =>
          join.onRef('account.team_id', '=', 'story.team_id').onRef('account.account_id', '=', 'story.account_id'),
        )
        .selectAll('story')
        .selectAll('account')
        .where('story.team_id', '=', team)
        .where('story.account_id', '=', account)
        .where('story.story_id', '=', story)
        .executeTakeFirst();
      if (!row) return undefined;

      const owner = accountOf(row);
      const leads = await only(db, leadCounts(team, account, story));
      const { viewers } = await only(db, viewerCount(team, account, story));
      const { replies } = await only(db, replyCount(team, account, story));
      const latest = await insights.latestOf(team, [{ account, id: story }]);
      const { cards } = await only(db, queuedCards(team, postLane(owner.desk)));
      return {
        story: storyOf(row),
        account: owner,
        hotWaiting: Number(leads.hot_waiting),
        warmWaiting: Number(leads.warm_waiting),
        claimed: Number(leads.claimed),
        dismissed: Number(leads.dismissed),
        oldestHotAt: leads.oldest_hot_at ?? undefined,
        viewers: Number(viewers),
        cardsQueued: Number(cards),
        results: {
          hot: Number(leads.hot),
          warm: Number(leads.warm),
          answered: Number(leads.answered),
          won: Number(leads.won),
          worth: leads.won === '0' ? [] : await wonWorth(db, team, account, story),
        },
        insights: latest.get(story) ?? {},
        repliesReceived: Number(replies),
        ...(await listedLeads(db, team, account)),
      };
    },
  };
}

async function only<Row>(db: Kysely<Schema>, query: RawBuilder<Row>): Promise<Row> {
  const [row] = (await query.execute(db)).rows;
  if (!row) throw new Error('A query that counts gave no row');
  return row;
}

interface LeadCounts {
  readonly hot_waiting: string;
  readonly warm_waiting: string;
  readonly claimed: string;
  readonly dismissed: string;
  readonly hot: string;
  readonly warm: string;
  readonly answered: string;
  readonly won: string;
  readonly oldest_hot_at: Date | null;
}

/** Nobody has them, and it is our turn. */
const waits = sql<SqlBool>`owner is null and status in ('open', 'replied')`;

/** Not the second lead of somebody who turned out to have one. */
const isOneOfItsOwn = sql<SqlBool>`(status <> 'dismissed' or closed_as <> 'duplicate')`;

const leadCounts = (team: TeamId, account: AccountId, story: StoryId) => sql<LeadCounts>`
  select
    count(*) filter (where ${waits} and segment = 'hot') as hot_waiting,
    count(*) filter (where ${waits} and segment = 'warm') as warm_waiting,
    count(*) filter (where owner is not null and closed_at is null) as claimed,
    count(*) filter (where status = 'dismissed') as dismissed,
    count(*) filter (where ${isOneOfItsOwn} and segment = 'hot') as hot,
    count(*) filter (where ${isOneOfItsOwn} and segment = 'warm') as warm,
    count(*) filter (where contacted_at is not null) as answered,
    count(*) filter (where status = 'won') as won,
    min(case status when 'replied' then replied_at else segment_since end)
      filter (where ${waits} and segment = 'hot') as oldest_hot_at
  from lead
  where team_id = ${team} and account_id = ${account} and story_id = ${story}`;

const viewerCount = (team: TeamId, account: AccountId, story: StoryId) => sql<{ viewers: string }>`
  select count(distinct viewer_id) as viewers
  from signal
  where team_id = ${team} and account_id = ${account} and story_id = ${story}`;

async function wonWorth(db: Kysely<Schema>, team: TeamId, account: AccountId, story: StoryId) {
  const { rows } = await sql<{ amount: string; currency: string }>`
    select won_currency as currency, sum(won_amount) as amount
    from lead
    where team_id = ${team} and account_id = ${account} and story_id = ${story} and status = 'won'
      and won_amount is not null
    group by won_currency order by won_currency`.execute(db);
  return rows.map(({ amount, currency }) => ({ amount: plainAmount(amount), currency }));
}

const replyCount = (team: TeamId, account: AccountId, story: StoryId) => sql<{ replies: string }>`
  select count(*) as replies
  from signal
  where team_id = ${team} and account_id = ${account} and story_id = ${story} and kind = 'story_reply'`;

/** Cards that have never been posted and wait for nothing but Slack's pace; listed ones wait for room. */
const queuedCards = (team: TeamId, lane: string) => sql<{ cards: string }>`
  select count(*) as cards
  from task left join slack_post as post on post.team_id = task.team_id and post.subject = task.key
  where task.team_id = ${team} and task.kind = 'publish' and task.lane = ${lane} and task.outcome is null
    and task.key like 'card:%' and post.message_ts is null and coalesce(post.state, 'wanted') <> 'listed'`;

interface ListedRow {
  readonly lead_id: string;
  readonly user_name: string | null;
  readonly display_name: string | null;
  readonly heat: number;
  readonly last_signal_at: Date;
  readonly total: string;
}

async function listedLeads(
  db: Kysely<Schema>,
  team: TeamId,
  account: AccountId,
): Promise<Pick<BoardParts, 'listed' | 'listedCount'>> {
  // Said so that the planner sees `lead_queue`. The state is asked for lead by lead, since a join may decide to read every post there is.
  const { rows } = await sql<ListedRow>`
    select lead.lead_id, viewer.user_name, viewer.display_name, lead.heat, lead.last_signal_at,
      count(*) over () as total
    from lead
    left join viewer on viewer.team_id = lead.team_id and viewer.account_id = lead.account_id
      and viewer.viewer_id = lead.viewer_id
    where lead.team_id = ${team} and lead.account_id = ${account} and lead.segment = 'warm'
      and lead.owner is null and lead.status = 'open' and lead.status in ('open', 'replied')
      and 'listed' = (
        select post.state from slack_post as post
        where post.team_id = lead.team_id and post.subject = 'card:' || lead.lead_id
      )
    order by lead.heat desc, lead.lead_id limit ${mostListed}`.execute(db);
  return {
    listed: rows.map((row) => ({
      lead: leadId(row.lead_id),
      handle: row.user_name ?? undefined,
      displayName: row.display_name ?? undefined,
      heat: row.heat,
      lastSignalAt: row.last_signal_at,
    })),
    listedCount: Number(rows[0]?.total ?? 0),
  };
}
