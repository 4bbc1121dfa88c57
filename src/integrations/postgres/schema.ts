import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { LeadStatus } from '../../domain/lead/lead.ts';
import type { TouchStatus } from '../../domain/touch/touch.ts';

/** Every table of the migrations, as kysely sees it. Rows are read by their stores only. */
export interface Schema {
  team: TeamTable;
  account: AccountTable;
  alarm: AlarmTable;
  delivery: DeliveryTable;
  quarantined_entry: QuarantinedEntryTable;
  viewer: ViewerTable;
  viewer_identity: ViewerIdentityTable;
  story: StoryTable;
  capture: CaptureTable;
  message: MessageTable;
  signal: SignalTable;
  lead: LeadTable;
  lead_event: LeadEventTable;
  touch: TouchTable;
  touch_event: TouchEventTable;
  private_reply: PrivateReplyTable;
  route_closing: RouteClosingTable;
  suppression: SuppressionTable;
  slack_post: SlackPostTable;
  template: TemplateTable;
  template_version: TemplateVersionTable;
  conversion: ConversionTable;
  cost: CostTable;
  digest: DigestTable;
  story_insight: StoryInsightTable;
  lane: LaneTable;
  task: TaskTable;
}

/** Written as text made by `jsonb()`: pg would send a JavaScript array as a Postgres array. */
type Jsonb = ColumnType<unknown, string, string>;
type JsonbWithDefault = ColumnType<unknown, string | undefined, string>;
/** Read as a `Buffer` from both databases. */
type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>;
type BytesOrNull = ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>;
/** `bigint` columns are text from both databases: a count may exceed 2^53, and text survives JSON. */
type BigintWithDefault = ColumnType<string, string | undefined, string>;

interface TeamTable {
  team_id: string;
  name: string;
  bot_user_id: string | null;
  created_at: Date;
}

interface AccountTable {
  team_id: string;
  account_id: string;
  login: 'instagram' | 'facebook';
  page_id: string | null;
  user_name: string | null;
  desk_channel_id: string;
  language: string;
  time_zone: string;
  token_sealed: BytesOrNull;
  configured_token_hash: string | null;
  token_refreshed_at: Date | null;
  token_expires_at: Date | null;
  paused_because: string | null;
  paused_at: Date | null;
  capabilities: JsonbWithDefault;
  sending_paused_because: 'rate-limit' | 'restricted' | 'policy' | null;
  sending_paused_until: Date | null;
  restrictions: Generated<number>;
  human_agent_refused_at: Date | null;
  digest_at: string | null;
  created_at: Date;
}

interface AlarmTable {
  team_id: string;
  kind: string;
  subject: string;
  detail: string;
  times: BigintWithDefault;
  raised_at: Date;
  last_at: Date;
  told_at: Date | null;
  cleared_at: Date | null;
}

interface DeliveryTable {
  team_id: string;
  delivery_id: string;
  received_at: Date;
  body_sealed: BytesOrNull;
  read_at: Date | null;
  reader: string | null;
  lease_until: Date | null;
  attempts: Generated<number>;
}

interface QuarantinedEntryTable {
  team_id: string;
  delivery_id: string;
  place: string;
  reason: string;
  detail: string;
  received_at: Date;
  body_sealed: Bytes;
}

interface ViewerTable {
  team_id: string;
  account_id: string;
  viewer_id: string;
  user_name: string | null;
  user_name_seen_at: Date | null;
  display_name: string | null;
  followers: number | null;
  follows_us: boolean | null;
  profile_read_at: Date | null;
  first_seen_at: Date;
}

interface ViewerIdentityTable {
  team_id: string;
  account_id: string;
  identity: string;
  viewer_id: string;
  seen_at: Date;
}

interface StoryTable {
  team_id: string;
  account_id: string;
  story_id: string;
  kind: string;
  posted_at: Date;
  expires_at: Date;
  permalink: string | null;
  caption: string | null;
  thumbnail_url: string | null;
  monitor: string | null;
  last_capture_at: Date | null;
  opened_by: string | null;
  closed_at: Date | null;
  version: Generated<number>;
}

interface CaptureTable {
  team_id: string;
  account_id: string;
  capture_id: string;
  story_id: string;
  captured_by: string;
  captured_at: Date;
  fresh_count: number;
  known_count: number;
  unreadable_count: number;
}

interface MessageTable {
  team_id: string;
  account_id: string;
  message_id: string;
  viewer_id: string | null;
  direction: 'in' | 'out' | 'unknown';
  text_sealed: BytesOrNull;
  edit_count: Generated<number>;
  edited_at: Date | null;
  unsent_at: Date | null;
  seen_at: Date | null;
  noted_at: Date;
}

interface SignalTable {
  team_id: string;
  account_id: string;
  signal_key: string;
  kind: string;
  viewer_id: string;
  story_id: string | null;
  happened_at: Date;
  received_at: Date;
  source: string;
  message_id: string | null;
  about: Jsonb;
  late: Generated<boolean>;
  withdrawn_at: Date | null;
}

interface LeadTable {
  team_id: string;
  lead_id: string;
  account_id: string;
  viewer_id: string;
  story_id: string | null;
  status: LeadStatus;
  segment: 'hot' | 'warm';
  reasons: Jsonb;
  heat: number;
  opened_at: Date;
  segment_since: Date;
  last_signal_at: Date;
  version: number;
  previous_lead_id: string | null;
  counts_from: Date | null;
  passed_by: JsonbWithDefault;
  owner: string | null;
  claimed_at: Date | null;
  lease_until: Date | null;
  contacted_at: Date | null;
  last_touch_at: Date | null;
  replied_at: Date | null;
  snoozed_until: Date | null;
  snoozed_by: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  closed_as: string | null;
  /** `numeric` is text from both databases. */
  won_amount: string | null;
  won_currency: string | null;
  note_sealed: BytesOrNull;
  created_at: Date;
}

interface LeadEventTable {
  team_id: string;
  lead_id: string;
  version: number;
  kind: string;
  actor: string | null;
  cause: string;
  happened_at: Date;
  detail: JsonbWithDefault;
}

interface TouchTable {
  team_id: string;
  touch_id: string;
  account_id: string;
  lead_id: string;
  viewer_id: string;
  step: string;
  route: string;
  comment_id: string | null;
  text_sealed: Bytes;
  text_hash: string;
  text_kind: string;
  template_key: string | null;
  template_version: number | null;
  template_variant: string | null;
  language: string | null;
  pressed_by: string | null;
  pressed_at: Date;
  press_key: string;
  is_cold: boolean;
  has_link: Generated<boolean>;
  attempt: number;
  version: number;
  status: TouchStatus;
  state: Jsonb;
  message_id: string | null;
  counted_at: Date | null;
}

interface TouchEventTable {
  team_id: string;
  touch_id: string;
  version: number;
  status: string;
  state: Jsonb;
  actor: string | null;
  cause: string;
  happened_at: Date;
}

interface PrivateReplyTable {
  team_id: string;
  account_id: string;
  comment_id: string;
  touch_id: string;
  begun_at: Date;
}

interface RouteClosingTable {
  team_id: string;
  account_id: string;
  viewer_id: string;
  route: string;
  comment_id: string;
  refusal: string;
  closed_at: Date;
  lift: Jsonb;
}

interface SuppressionTable {
  team_id: string;
  account_id: string;
  identity_hash: string;
  since: Date;
  suppressed_by: 'word' | 'button' | 'import';
  actor: string | null;
}

interface SlackPostTable {
  team_id: string;
  subject: string;
  kind: 'card' | 'board' | 'thread' | 'digest' | 'report';
  channel_id: string;
  state: 'wanted' | 'posting' | 'shown' | 'unknown' | 'deleted' | 'listed' | 'failed';
  message_ts: string | null;
  shown_hash: string | null;
  shown_version: number | null;
  first_attempt_at: Date | null;
  posted_at: Date | null;
  pinned: Generated<boolean>;
  segment: string | null;
  reason: string | null;
}

/** `kind`, `step` and `archived` are worked out from `content` by the database. */
interface TemplateTable {
  team_id: string;
  template_key: string;
  version: number;
  content: Jsonb;
  kind: GeneratedAlways<string>;
  step: GeneratedAlways<string>;
  archived: GeneratedAlways<boolean>;
  changed_at: Date;
  changed_by: string | null;
}

interface TemplateVersionTable {
  team_id: string;
  template_key: string;
  version: number;
  content: Jsonb;
  changed_at: Date;
  changed_by: string | null;
  cause: string;
}

interface ConversionTable {
  team_id: string;
  account_id: string;
  conversion_key: string;
  kind: 'sale' | 'refund';
  happened_at: Date;
  recorded_at: Date;
  source: 'button' | 'import' | 'call';
  recorded_by: string | null;
  viewer_id: string | null;
  lead_id: string | null;
  campaign: string | null;
  /** `numeric` is text from both databases. */
  amount: string | null;
  currency: string | null;
  refunds_key: string | null;
  voided_at: Date | null;
  voided_because: string | null;
}

interface CostTable {
  team_id: string;
  account_id: string;
  cost_key: string;
  starts_on: string;
  ends_on: string;
  story_id: string | null;
  campaign: string | null;
  amount: string;
  currency: string;
  recorded_at: Date;
  recorded_by: string | null;
}

interface DigestTable {
  team_id: string;
  channel_id: string;
  day: string;
  as_of: Date;
  created_at: Date;
  asked_by: string | null;
}

interface StoryInsightTable {
  team_id: string;
  account_id: string;
  story_id: string;
  sampled_at: Date;
  source: 'api' | 'webhook';
  metrics: Jsonb;
}

interface LaneTable {
  team_id: string;
  lane: string;
  next_free_at: Date;
  held_until: Date | null;
  idle: boolean;
  parked_because: string | null;
  parked_at: Date | null;
}

interface TaskTable {
  team_id: string;
  task_id: string;
  kind: string;
  key: string;
  lane: string | null;
  ready: boolean;
  priority: Generated<number>;
  due_at: Date;
  lease_until: Date | null;
  again_at: Date | null;
  fence: BigintWithDefault;
  attempts: Generated<number>;
  faults: Generated<number>;
  outcome: 'done' | 'failed' | 'unknown' | 'parked' | null;
  outcome_detail: string | null;
  created_at: Date;
  finished_at: Date | null;
}
