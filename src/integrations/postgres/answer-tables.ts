import type { Generated, GeneratedAlways } from 'kysely';
import type { TouchStatus } from '../../domain/touch/touch.ts';
import type { Bytes, Jsonb } from './column-types.ts';

export interface TouchTable {
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

export interface TouchEventTable {
  team_id: string;
  touch_id: string;
  version: number;
  status: string;
  state: Jsonb;
  actor: string | null;
  cause: string;
  happened_at: Date;
}

export interface PrivateReplyTable {
  team_id: string;
  account_id: string;
  comment_id: string;
  touch_id: string;
  begun_at: Date;
}

export interface RouteClosingTable {
  team_id: string;
  account_id: string;
  viewer_id: string;
  route: string;
  comment_id: string;
  refusal: string;
  closed_at: Date;
  lift: Jsonb;
}

export interface SuppressionTable {
  team_id: string;
  account_id: string;
  identity_hash: string;
  since: Date;
  suppressed_by: 'word' | 'button' | 'import';
  actor: string | null;
}

/** `kind`, `step` and `archived` are worked out from `content` by the database. */
export interface TemplateTable {
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

export interface TemplateVersionTable {
  team_id: string;
  template_key: string;
  version: number;
  content: Jsonb;
  changed_at: Date;
  changed_by: string | null;
  cause: string;
}
