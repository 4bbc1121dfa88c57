import type { Generated } from 'kysely';
import type { LeadStatus } from '../../domain/lead/lead.ts';
import type {
  PrivateReplyTable,
  RouteClosingTable,
  SuppressionTable,
  TemplateTable,
  TemplateVersionTable,
  TouchEventTable,
  TouchTable,
} from './answer-tables.ts';
import type { BigintWithDefault, Bytes, BytesOrNull, Jsonb, JsonbWithDefault } from './column-types.ts';
import type { ConversionTable, CostTable, DigestTable, StoryInsightTable } from './figure-tables.ts';

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
