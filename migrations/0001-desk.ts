import { type Kysely, sql } from 'kysely';

/**
 * The whole first loop: accounts, what came in, who did it, which leads it opened, what must still be done.
 *
 * Team id leads every primary key and nothing is numbered by the database, so that the tables can be spread by team.
 * Columns that end in `_sealed` hold AES-256-GCM ciphertext bound to their row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables.toReversed()) await sql.raw(`drop table if exists ${table}`).execute(db);
}

const tables = [
  'team',
  'account',
  'alarm',
  'delivery',
  'quarantined_entry',
  'viewer',
  'viewer_identity',
  'story',
  'capture',
  'message',
  'signal',
  'lead',
  'lead_event',
  'slack_post',
  'lane',
  'task',
];

const statements = [
  `create table team (
    team_id text not null,
    name text not null,
    bot_user_id text,
    created_at timestamptz not null,
    constraint team_pk primary key (team_id)
  )`,

  `create table account (
    team_id text not null,
    account_id text not null,
    login text not null,
    page_id text,
    user_name text,
    desk_channel_id text not null,
    language text not null,
    time_zone text not null,
    token_sealed bytea,
    configured_token_hash text,
    token_refreshed_at timestamptz,
    token_expires_at timestamptz,
    paused_because text,
    paused_at timestamptz,
    capabilities jsonb not null default '{}',
    created_at timestamptz not null,
    constraint account_pk primary key (team_id, account_id),
    constraint account_login_known check (login in ('instagram', 'facebook'))
  )`,
  // A webhook names only the account.
  `create index account_by_id on account (account_id)`,

  // Faults of the set-up that an admin must see; one live row per kind and subject, told once.
  `create table alarm (
    team_id text not null,
    kind text not null,
    subject text not null,
    detail text not null,
    times bigint not null default 1,
    raised_at timestamptz not null,
    last_at timestamptz not null,
    told_at timestamptz,
    cleared_at timestamptz,
    constraint alarm_pk primary key (team_id, kind, subject)
  )`,

  // A delivery may hold entries of several teams and belongs to none until it is read: its team is always '-'.
  `create table delivery (
    team_id text not null,
    delivery_id text not null,
    received_at timestamptz not null,
    body_sealed bytea,
    read_at timestamptz,
    reader text,
    lease_until timestamptz,
    attempts integer not null default 0,
    constraint delivery_pk primary key (team_id, delivery_id)
  )`,
  `create index delivery_unread on delivery (received_at) where read_at is null`,
  `create index delivery_read on delivery (read_at) where read_at is not null`,

  `create table quarantined_entry (
    team_id text not null,
    delivery_id text not null,
    place text not null,
    reason text not null,
    detail text not null,
    received_at timestamptz not null,
    body_sealed bytea not null,
    constraint quarantined_entry_pk primary key (team_id, delivery_id, place)
  )`,
  `create index quarantined_entry_by_time on quarantined_entry (received_at)`,

  `create table viewer (
    team_id text not null,
    account_id text not null,
    viewer_id text not null,
    user_name text,
    user_name_seen_at timestamptz,
    display_name text,
    followers integer,
    follows_us boolean,
    profile_read_at timestamptz,
    first_seen_at timestamptz not null,
    constraint viewer_pk primary key (team_id, account_id, viewer_id)
  )`,

  // igsid:<id> or name:<user name>, and whose it is.
  `create table viewer_identity (
    team_id text not null,
    account_id text not null,
    identity text not null,
    viewer_id text not null,
    seen_at timestamptz not null,
    constraint viewer_identity_pk primary key (team_id, account_id, identity)
  )`,
  `create index viewer_identity_by_viewer on viewer_identity (team_id, account_id, viewer_id)`,

  `create table story (
    team_id text not null,
    account_id text not null,
    story_id text not null,
    kind text not null,
    posted_at timestamptz not null,
    expires_at timestamptz not null,
    permalink text,
    caption text,
    thumbnail_url text,
    monitor text,
    last_capture_at timestamptz,
    opened_by text,
    closed_at timestamptz,
    version integer not null default 1,
    constraint story_pk primary key (team_id, account_id, story_id)
  )`,
  `create index story_by_time on story (team_id, account_id, posted_at)`,
  `create index story_live on story (team_id, account_id, expires_at) where closed_at is null`,

  `create table capture (
    team_id text not null,
    account_id text not null,
    capture_id text not null,
    story_id text not null,
    captured_by text not null,
    captured_at timestamptz not null,
    fresh_count integer not null,
    known_count integer not null,
    unreadable_count integer not null,
    constraint capture_pk primary key (team_id, account_id, capture_id)
  )`,
  `create index capture_by_story on capture (team_id, account_id, story_id)`,

  // What a person wrote, apart from the signal: it may be edited or unsent before or after the signal arrives.
  `create table message (
    team_id text not null,
    account_id text not null,
    message_id text not null,
    direction text not null,
    text_sealed bytea,
    edit_count integer not null default 0,
    edited_at timestamptz,
    unsent_at timestamptz,
    seen_at timestamptz,
    noted_at timestamptz not null,
    constraint message_pk primary key (team_id, account_id, message_id),
    constraint message_direction_known check (direction in ('in', 'out', 'unknown'))
  )`,
  `create index message_by_time on message (noted_at)`,

  `create table signal (
    team_id text not null,
    account_id text not null,
    signal_key text not null,
    kind text not null,
    viewer_id text not null,
    story_id text,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    source text not null,
    message_id text,
    about jsonb not null,
    late boolean not null default false,
    withdrawn_at timestamptz,
    constraint signal_pk primary key (team_id, account_id, signal_key)
  )`,
  `create index signal_by_viewer on signal (team_id, account_id, viewer_id, happened_at)`,
  `create index signal_by_story on signal (team_id, account_id, story_id, viewer_id) where story_id is not null`,
  `create index signal_by_message on signal (team_id, account_id, message_id) where message_id is not null`,

  `create table lead (
    team_id text not null,
    lead_id text not null,
    account_id text not null,
    viewer_id text not null,
    story_id text,
    status text not null,
    segment text not null,
    reasons jsonb not null,
    heat double precision not null,
    opened_at timestamptz not null,
    segment_since timestamptz not null,
    last_signal_at timestamptz not null,
    version integer not null,
    previous_lead_id text,
    counts_from timestamptz,
    passed_by jsonb not null default '[]',
    owner text,
    claimed_at timestamptz,
    lease_until timestamptz,
    dismissed_at timestamptz,
    dismissed_by text,
    dismissed_as text,
    created_at timestamptz not null,
    constraint lead_pk primary key (team_id, lead_id),
    constraint lead_status_known check (status in ('open', 'claimed', 'dismissed')),
    constraint lead_segment_posted check (segment in ('hot', 'warm')),
    constraint lead_claim_whole check (
      (status = 'claimed') = (owner is not null and claimed_at is not null and lease_until is not null)
    ),
    constraint lead_dismissal_whole check ((status = 'dismissed') = (dismissed_at is not null and dismissed_as is not null))
  )`,
  `create unique index lead_one_open_per_viewer on lead (team_id, account_id, viewer_id) where status <> 'dismissed'`,
  `create index lead_by_viewer on lead (team_id, account_id, viewer_id, created_at)`,
  `create index lead_queue on lead (team_id, account_id, segment, heat desc) where status = 'open'`,
  `create index lead_claimed on lead (team_id, owner) where status = 'claimed'`,
  `create index lead_by_story on lead (team_id, account_id, story_id) where story_id is not null`,

  `create table lead_event (
    team_id text not null,
    lead_id text not null,
    version integer not null,
    kind text not null,
    actor text,
    cause text not null,
    happened_at timestamptz not null,
    detail jsonb not null default '{}',
    constraint lead_event_pk primary key (team_id, lead_id, version)
  )`,

  // What Slack shows of a lead or a story, and what is known about the last attempt to make it so.
  `create table slack_post (
    team_id text not null,
    subject text not null,
    kind text not null,
    channel_id text not null,
    state text not null,
    message_ts text,
    shown_hash text,
    shown_version integer,
    first_attempt_at timestamptz,
    posted_at timestamptz,
    pinned boolean not null default false,
    segment text,
    reason text,
    constraint slack_post_pk primary key (team_id, subject),
    constraint slack_post_kind_known check (kind in ('card', 'board')),
    constraint slack_post_state_known check (state in ('wanted', 'posting', 'shown', 'unknown', 'deleted', 'listed', 'failed'))
  )`,
  `create index slack_post_warm_by_time on slack_post (team_id, channel_id, posted_at) where kind = 'card' and segment = 'warm'`,
  `create index slack_post_unsettled on slack_post (team_id, channel_id) where state in ('posting', 'unknown', 'failed')`,

  // What is throttled together: a Slack channel's posts, a workspace's edits, an Instagram account's calls.
  `create table lane (
    team_id text not null,
    lane text not null,
    next_free_at timestamptz not null,
    held_until timestamptz,
    idle boolean not null,
    parked_because text,
    parked_at timestamptz,
    constraint lane_pk primary key (team_id, lane)
  )`,
  // One instant says when a lane may be taken, so that neither throttled nor held lanes are read by a claim.
  `create index lane_free on lane (greatest(next_free_at, held_until)) where not idle and parked_because is null`,

  // Every task is written, claimed and finished, so dead rows lie exactly where the next claim looks: vacuum early.
  `create table task (
    team_id text not null,
    task_id text not null,
    kind text not null,
    key text not null,
    lane text,
    ready boolean not null,
    priority double precision not null default 0,
    due_at timestamptz not null,
    lease_until timestamptz,
    again_at timestamptz,
    fence bigint not null default 0,
    attempts integer not null default 0,
    faults integer not null default 0,
    outcome text,
    outcome_detail text,
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint task_pk primary key (team_id, task_id),
    constraint task_outcome_known check (outcome in ('done', 'failed', 'unknown', 'parked')),
    constraint task_finish_whole check ((outcome is null) = (finished_at is null)),
    constraint task_ready_in_lane check (not ready or lane is not null)
  ) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000)`,
  `create unique index task_one_live_per_key on task (team_id, kind, key) where outcome is null`,
  // A live task is in exactly one of these four: a timer, waiting for its time in a lane, ready in a lane, or worked on.
  `create index task_timer on task (due_at) where outcome is null and lease_until is null and lane is null`,
  `create index task_waiting on task (due_at) where outcome is null and lease_until is null and lane is not null and not ready`,
  `create index task_hottest on task (team_id, lane, priority desc, due_at) where outcome is null and lease_until is null and ready`,
  `create index task_leased on task (lease_until) where outcome is null and lease_until is not null`,
  `create index task_finished on task (finished_at) where outcome is not null`,
];
