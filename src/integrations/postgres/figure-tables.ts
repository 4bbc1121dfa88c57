import type { Jsonb } from './column-types.ts';

export interface ConversionTable {
  team_id: string;
  account_id: string;
  conversion_key: string;
  kind: 'sale' | 'refund';
  happened_at: Date;
  recorded_at: Date;
  source: 'button' | 'import' | 'call';
  recorded_by: string | null;
  viewer_id: string | null;
  user_name: string | null;
  igsid: string | null;
  lead_id: string | null;
  campaign: string | null;
  /** `numeric` is text from both databases. */
  amount: string | null;
  currency: string | null;
  refunds_key: string | null;
  voided_at: Date | null;
  voided_because: string | null;
}

export interface CostTable {
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

export interface DigestTable {
  team_id: string;
  channel_id: string;
  day: string;
  as_of: Date;
  created_at: Date;
  asked_by: string | null;
}

export interface StoryInsightTable {
  team_id: string;
  account_id: string;
  story_id: string;
  sampled_at: Date;
  source: 'api' | 'webhook';
  metrics: Jsonb;
}
