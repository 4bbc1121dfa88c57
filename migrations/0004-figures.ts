import { type Kysely, sql } from 'kysely';

/** What the digest is made of: conversions, costs, a story's own numbers, and which digest was posted when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of undoing) await sql.raw(statement).execute(db);
}

const statements = [
  // A day's figures read that day's rows, however long the history is.
  `create index lead_by_opening on lead (team_id, account_id, opened_at)`,
  `alter table touch add column has_link boolean not null default false`,
  // What we wrote to somebody next, or last, without reading all that we ever wrote to them.
  `create index touch_by_viewer_counted on touch (team_id, account_id, viewer_id, counted_at, touch_id)
    where counted_at is not null`,
  // What waits for us is counted without the leads that wait for them.
  `create index lead_our_turn on lead (team_id, account_id) where owner is not null and status in ('claimed', 'replied')`,
  `create index touch_unknown on touch (team_id, account_id) where status = 'unknown'`,

  // Something of value that happened, under the name its source gave it: told twice, it is there once.
  `create table conversion (
    team_id text not null,
    account_id text not null,
    conversion_key text not null,
    kind text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    source text not null,
    recorded_by text,
    viewer_id text,
    user_name text,
    igsid text,
    lead_id text,
    campaign text,
    amount numeric(15, 3),
    currency text,
    refunds_key text,
    voided_at timestamptz,
    voided_because text,
    constraint conversion_pk primary key (team_id, account_id, conversion_key),
    constraint conversion_kind_known check (kind in ('sale', 'refund')),
    constraint conversion_source_known check (source in ('button', 'import', 'call')),
    constraint conversion_value_whole check ((amount is null) = (currency is null)),
    constraint conversion_refund_worth check (kind = 'sale' or amount is not null),
    constraint conversion_named_unmet check (viewer_id is null or (user_name is null and igsid is null)),
    constraint conversion_void_whole check ((voided_at is null) = (voided_because is null))
  )`,
  `create index conversion_by_time on conversion (team_id, account_id, happened_at)`,
  `create index conversion_by_viewer on conversion (team_id, account_id, viewer_id, happened_at) where viewer_id is not null`,
  `create index conversion_by_user_name on conversion (team_id, account_id, user_name) where user_name is not null`,
  `create index conversion_by_igsid on conversion (team_id, account_id, igsid) where igsid is not null`,
  `create index conversion_by_lead on conversion (team_id, lead_id) where lead_id is not null`,
  `insert into conversion (
      team_id, account_id, conversion_key, kind, happened_at, recorded_at, source, recorded_by, viewer_id, lead_id,
      amount, currency
    )
    select team_id, account_id, 'won:' || lead_id || ':' || version, 'sale', closed_at, closed_at, 'button', closed_by,
      viewer_id, lead_id, won_amount, won_currency
    from lead where status = 'won'`,

  // Money spent, over whole local days: both ends count. Spread evenly over them.
  `create table cost (
    team_id text not null,
    account_id text not null,
    cost_key text not null,
    starts_on text not null,
    ends_on text not null,
    story_id text,
    campaign text,
    amount numeric(15, 3) not null,
    currency text not null,
    recorded_at timestamptz not null,
    recorded_by text,
    constraint cost_pk primary key (team_id, account_id, cost_key),
    constraint cost_days_in_order check (starts_on <= ends_on)
  )`,
  `create index cost_by_day on cost (team_id, account_id, ends_on)`,

  // Which day's digest stands in which channel, and the instant whose knowledge it shows.
  `create table digest (
    team_id text not null,
    channel_id text not null,
    day text not null,
    as_of timestamptz not null,
    created_at timestamptz not null,
    asked_by text,
    constraint digest_pk primary key (team_id, channel_id, day)
  )`,
  `alter table account add column digest_at text`,

  // What Instagram said about a story at some age; it says nothing any more after 24 hours.
  `create table story_insight (
    team_id text not null,
    account_id text not null,
    story_id text not null,
    sampled_at timestamptz not null,
    source text not null,
    metrics jsonb not null,
    constraint story_insight_pk primary key (team_id, account_id, story_id, sampled_at, source),
    constraint story_insight_source_known check (source in ('api', 'webhook'))
  )`,

  // A board counts replies at each redraw, and most signals are views.
  `create index signal_story_reply on signal (team_id, account_id, story_id) where kind = 'story_reply'`,

  `alter table slack_post drop constraint slack_post_kind_known`,
  `alter table slack_post add constraint slack_post_kind_known check (kind in ('card', 'board', 'thread', 'digest', 'report'))`,
];

const undoing = [
  `delete from slack_post where kind in ('digest', 'report')`,
  `alter table slack_post drop constraint slack_post_kind_known`,
  `alter table slack_post add constraint slack_post_kind_known check (kind in ('card', 'board', 'thread'))`,
  `alter table account drop column digest_at`,
  ...['story_insight', 'digest', 'cost', 'conversion'].map((table) => `drop table ${table}`),
  `drop index touch_by_viewer_counted`,
  `drop index touch_unknown`,
  `drop index lead_our_turn`,
  `alter table touch drop column has_link`,
  `drop index signal_story_reply`,
  `drop index lead_by_opening`,
];
