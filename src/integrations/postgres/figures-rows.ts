import type { ConversionFacts } from '../../domain/figures/conversion-facts.ts';
import type { CostFacts } from '../../domain/figures/cost-facts.ts';
import type { LeadFacts } from '../../domain/figures/lead-facts.ts';
import type { TouchFacts } from '../../domain/figures/touch-facts.ts';
import { accountId, leadId, slackUserId, storyId, templateKey, touchId } from '../../domain/ids.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type { Language } from '../../domain/team/account.ts';
import type { Route } from '../../domain/touch/route.ts';
import type { Step } from '../../domain/touch/step.ts';
import type { TemplateUse } from '../../domain/touch/touch.ts';

/** Columns as both databases give them; `null` is what is not known. */
export interface LeadFactsRow {
  lead_id: string;
  account_id: string;
  story_id: string | null;
  segment: 'hot' | 'warm';
  segment_since: Date;
  opened_at: Date;
  left_at: Date | null;
  answered_at: Date | null;
  answer_touch_id: string | null;
  answered_by: string | null;
  replied_at: Date | null;
  won_at: Date | null;
}

interface TemplateColumns {
  template_key: string | null;
  template_version: number | null;
  template_variant: string | null;
  language: string | null;
}

export interface TouchFactsRow extends TemplateColumns {
  touch_id: string;
  lead_id: string;
  sent_at: Date;
  pressed_by: string | null;
  step: string;
  route: string;
  message_id: string | null;
  has_link: boolean;
  seen_at: Date | null;
  replied_at: Date | null;
  clicked_at: Date | null;
  sold_at: Date | null;
}

export interface ConversionFactsRow extends TemplateColumns {
  conversion_key: string;
  kind: 'sale' | 'refund';
  account_id: string;
  happened_at: Date;
  lead_id: string | null;
  campaign: string | null;
  amount: string | null;
  currency: string | null;
  story_id: string | null;
  segment: 'hot' | 'warm' | null;
  credit_at: Date | null;
  credit_touch_id: string | null;
  credit_by: string | null;
}

export interface CostFactsRow {
  cost_key: string;
  starts_on: string;
  ends_on: string;
  story_id: string | null;
  campaign: string | null;
  amount: string;
  currency: string;
}

export const leadFactsOf = (row: LeadFactsRow): LeadFacts => ({
  lead: leadId(row.lead_id),
  account: accountId(row.account_id),
  story: known(row.story_id, storyId),
  segment: row.segment,
  segmentSince: row.segment_since,
  openedAt: row.opened_at,
  answer:
    row.answered_at === null
      ? undefined
      : {
          at: row.answered_at,
          touch: known(row.answer_touch_id, touchId),
          by: known(row.answered_by, slackUserId),
        },
  repliedAt: row.replied_at ?? undefined,
  wonAt: row.won_at ?? undefined,
  leftAt: row.left_at ?? undefined,
});

export const touchFactsOf = (row: TouchFactsRow): TouchFacts => ({
  touch: touchId(row.touch_id),
  lead: leadId(row.lead_id),
  sentAt: row.sent_at,
  by: known(row.pressed_by, slackUserId),
  step: row.step as Step,
  route: row.route as Route,
  template: templateOf(row),
  isTraceable: row.message_id !== null,
  seenAt: row.seen_at ?? undefined,
  repliedAt: row.replied_at ?? undefined,
  hasLink: row.has_link,
  clickedAt: row.clicked_at ?? undefined,
  soldAt: row.sold_at ?? undefined,
});

export const conversionFactsOf = (row: ConversionFactsRow): ConversionFacts => ({
  key: row.conversion_key,
  kind: row.kind,
  account: accountId(row.account_id),
  happenedAt: row.happened_at,
  lead: known(row.lead_id, leadId),
  story: known(row.story_id, storyId),
  segment: row.segment ?? undefined,
  campaign: row.campaign ?? undefined,
  value:
    row.amount === null || row.currency === null
      ? undefined
      : { amount: plainAmount(row.amount), currency: row.currency },
  attribution:
    row.credit_at === null
      ? undefined
      : {
          at: row.credit_at,
          touch: known(row.credit_touch_id, touchId),
          by: known(row.credit_by, slackUserId),
          template: templateOf(row),
        },
});

export const costFactsOf = (row: CostFactsRow): CostFacts => ({
  key: row.cost_key,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  story: known(row.story_id, storyId),
  campaign: row.campaign ?? undefined,
  amount: { amount: plainAmount(row.amount), currency: row.currency },
});

const known = <Id>(text: string | null, idOf: (text: string) => Id): Id | undefined =>
  text === null ? undefined : idOf(text);

const templateOf = (row: TemplateColumns): TemplateUse | undefined =>
  row.template_key === null || row.template_version === null || row.template_variant === null
    ? undefined
    : {
        key: templateKey(row.template_key),
        version: row.template_version,
        variant: row.template_variant,
        language: row.language as Language,
      };
