import { type Kysely, sql } from 'kysely';

/**
 * Answering: what we write to viewers and what became of it, who may not be written to, and the rest of a lead's life.
 *
 * Columns that end in `_sealed` hold AES-256-GCM ciphertext bound to their row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of undoing) await sql.raw(statement).execute(db);
}

const statements = [
  // Every Graph call stops with `paused_because`; sending alone with these.
  `alter table account
    add column sending_paused_because text,
    add column sending_paused_until timestamptz,
    add column restrictions integer not null default 0,
    add column human_agent_refused_at timestamptz,
    add constraint account_sending_pause_known check (sending_paused_because in ('rate-limit', 'restricted', 'policy'))`,

  `alter table lead
    add column contacted_at timestamptz,
    add column last_touch_at timestamptz,
    add column replied_at timestamptz,
    add column snoozed_until timestamptz,
    add column snoozed_by text,
    add column closed_at timestamptz,
    add column closed_by text,
    add column closed_as text,
    add column won_amount numeric(15, 3),
    add column won_currency text,
    add column note_sealed bytea`,
  `update lead set closed_at = dismissed_at, closed_by = dismissed_by, closed_as = dismissed_as where status = 'dismissed'`,
  `alter table lead
    drop constraint lead_status_known,
    drop constraint lead_claim_whole,
    drop constraint lead_dismissal_whole,
    drop column dismissed_at,
    drop column dismissed_by,
    drop column dismissed_as`,
  `alter table lead
    add constraint lead_status_known check (
      status in ('open', 'claimed', 'contacted', 'replied', 'snoozed', 'won', 'lost', 'dismissed', 'suppressed')
    ),
    add constraint lead_claim_whole check (
      (status = 'claimed') = (lease_until is not null)
      and (status <> 'claimed' or (owner is not null and claimed_at is not null))
      and (status <> 'open' or owner is null)
    ),
    add constraint lead_contact_whole check (
      status not in ('contacted', 'replied') or (contacted_at is not null and last_touch_at is not null)
    ),
    add constraint lead_reply_whole check (status <> 'replied' or replied_at is not null),
    add constraint lead_snooze_whole check ((status = 'snoozed') = (snoozed_until is not null)),
    add constraint lead_close_whole check (
      (status in ('won', 'lost', 'dismissed', 'suppressed')) = (closed_at is not null)
      and (status not in ('lost', 'dismissed', 'suppressed') or closed_as is not null)
    ),
    add constraint lead_value_whole check ((won_amount is null) = (won_currency is null))`,
  `drop index lead_one_open_per_viewer`,
  `create unique index lead_one_open_per_viewer on lead (team_id, account_id, viewer_id) where closed_at is null`,
  // Who waits for somebody: never claimed, or replied to nobody's message.
  `drop index lead_queue`,
  `create index lead_queue on lead (team_id, account_id, segment, heat desc)
    where owner is null and status in ('open', 'replied')`,
  `create index lead_won_value on lead (team_id, account_id, closed_at desc) where won_currency is not null`,
  `drop index lead_claimed`,
  `create index lead_owned on lead (team_id, owner) where owner is not null and closed_at is null`,

  // One message from us to a viewer, or the decision to send it.
  `create table touch (
    team_id text not null,
    touch_id text not null,
    account_id text not null,
    lead_id text not null,
    viewer_id text not null,
    step text not null,
    route text not null,
    comment_id text,
    text_sealed bytea not null,
    text_hash text not null,
    text_kind text not null,
    template_key text,
    template_version integer,
    template_variant text,
    language text,
    pressed_by text,
    pressed_at timestamptz not null,
    press_key text not null,
    is_cold boolean not null,
    attempt integer not null,
    version integer not null,
    status text not null,
    state jsonb not null,
    message_id text,
    counted_at timestamptz,
    constraint touch_pk primary key (team_id, touch_id),
    constraint touch_route_known check (route in ('reply', 'private_reply', 'human_agent', 'by_hand')),
    constraint touch_status_known check (
      status in ('waiting', 'sending', 'sent', 'seen', 'refused', 'unknown', 'cancelled', 'offered', 'said-sent', 'said-not-sent')
    ),
    constraint touch_comment_whole check ((route = 'private_reply') = (comment_id is not null)),
    constraint touch_template_whole check (
      (template_key is null) = (template_version is null) and (template_key is null) = (template_variant is null)
    )
  )`,
  // Two presses of Send, by whomever, are one touch.
  `create unique index touch_one_under_way_per_lead on touch (team_id, lead_id)
    where status in ('waiting', 'sending', 'unknown', 'offered')`,
  `create unique index touch_one_per_press on touch (team_id, press_key)`,
  `create unique index touch_one_per_message on touch (team_id, account_id, message_id) where message_id is not null`,
  `create index touch_by_lead on touch (team_id, lead_id, pressed_at)`,
  `create index touch_by_viewer on touch (team_id, account_id, viewer_id, pressed_at)`,
  `create index touch_counted on touch (team_id, account_id, counted_at) where counted_at is not null`,
  `create index touch_by_text on touch (team_id, account_id, text_hash, counted_at) where counted_at is not null`,
  `create index touch_waiting on touch (team_id, account_id, pressed_at) where status = 'waiting'`,

  // Append-only: every state a touch was in, who caused it, and what proves it.
  `create table touch_event (
    team_id text not null,
    touch_id text not null,
    version integer not null,
    status text not null,
    state jsonb not null,
    actor text,
    cause text not null,
    happened_at timestamptz not null,
    constraint touch_event_pk primary key (team_id, touch_id, version)
  )`,

  // Written before the call: Meta takes one private reply per comment, ever.
  `create table private_reply (
    team_id text not null,
    account_id text not null,
    comment_id text not null,
    touch_id text not null,
    begun_at timestamptz not null,
    constraint private_reply_pk primary key (team_id, account_id, comment_id)
  )`,

  // Instagram's own word that a route to a person is closed.
  `create table route_closing (
    team_id text not null,
    account_id text not null,
    viewer_id text not null,
    route text not null,
    comment_id text not null,
    refusal text not null,
    closed_at timestamptz not null,
    lift jsonb not null,
    constraint route_closing_pk primary key (team_id, account_id, viewer_id, route, comment_id)
  )`,

  // Who does not want to hear from us, by a fingerprint of their id or name: it outlives the erasure of the person.
  `create table suppression (
    team_id text not null,
    account_id text not null,
    identity_hash text not null,
    since timestamptz not null,
    suppressed_by text not null,
    actor text,
    constraint suppression_pk primary key (team_id, account_id, identity_hash),
    constraint suppression_by_known check (suppressed_by in ('word', 'button', 'import'))
  )`,

  // Whose conversation a message belongs to, whichever side wrote it.
  `alter table message add column viewer_id text`,
  `update message set viewer_id = signal.viewer_id from signal
    where signal.team_id = message.team_id and signal.account_id = message.account_id
      and signal.message_id = message.message_id and signal.kind <> 'reaction'`,
  `create index message_by_viewer on message (team_id, account_id, viewer_id, noted_at) where viewer_id is not null`,

  // Messages in the thread of a card are posts too.
  `alter table slack_post drop constraint slack_post_kind_known`,
  `alter table slack_post add constraint slack_post_kind_known check (kind in ('card', 'board', 'thread'))`,
  `create index slack_post_thread on slack_post (team_id, split_part(subject, ':', 2)) where kind = 'thread'`,
  `create index slack_post_by_message on slack_post (team_id, channel_id, message_ts) where message_ts is not null`,
];

const undoing = [
  `delete from slack_post where kind = 'thread'`,
  `drop index slack_post_by_message`,
  `drop index slack_post_thread`,
  `alter table slack_post drop constraint slack_post_kind_known`,
  `alter table slack_post add constraint slack_post_kind_known check (kind in ('card', 'board'))`,
  ...['suppression', 'route_closing', 'private_reply', 'touch_event', 'touch'].map((table) => `drop table ${table}`),
  `alter table message drop column viewer_id`,
  `drop index lead_owned`,
  `drop index lead_won_value`,
  `drop index lead_queue`,
  `drop index lead_one_open_per_viewer`,
  `alter table lead
    drop constraint lead_status_known,
    drop constraint lead_claim_whole,
    drop constraint lead_contact_whole,
    drop constraint lead_reply_whole,
    drop constraint lead_snooze_whole,
    drop constraint lead_close_whole,
    drop constraint lead_value_whole`,
  `alter table lead
    add column dismissed_at timestamptz,
    add column dismissed_by text,
    add column dismissed_as text`,
  // An older release knows neither answers nor outcomes: what is closed is put aside, what waits is open again.
  `update lead set status = 'dismissed', dismissed_at = closed_at, dismissed_by = closed_by,
    dismissed_as = case when closed_as = 'duplicate' then 'duplicate' else 'not-a-lead' end
    where closed_at is not null`,
  `update lead set status = 'open', owner = null, claimed_at = null
    where status in ('contacted', 'replied', 'snoozed')`,
  `update lead set owner = null, claimed_at = null where status <> 'claimed'`,
  `alter table lead
    drop column contacted_at,
    drop column last_touch_at,
    drop column replied_at,
    drop column snoozed_until,
    drop column snoozed_by,
    drop column closed_at,
    drop column closed_by,
    drop column closed_as,
    drop column won_amount,
    drop column won_currency,
    drop column note_sealed`,
  `alter table lead
    add constraint lead_status_known check (status in ('open', 'claimed', 'dismissed')),
    add constraint lead_claim_whole check (
      (status = 'claimed') = (owner is not null and claimed_at is not null and lease_until is not null)
    ),
    add constraint lead_dismissal_whole check ((status = 'dismissed') = (dismissed_at is not null and dismissed_as is not null))`,
  `create unique index lead_one_open_per_viewer on lead (team_id, account_id, viewer_id) where status <> 'dismissed'`,
  `create index lead_queue on lead (team_id, account_id, segment, heat desc) where status = 'open'`,
  `create index lead_claimed on lead (team_id, owner) where status = 'claimed'`,
  `alter table account
    drop constraint account_sending_pause_known,
    drop column sending_paused_because,
    drop column sending_paused_until,
    drop column restrictions,
    drop column human_agent_refused_at`,
];
