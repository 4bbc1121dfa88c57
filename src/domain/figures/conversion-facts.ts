import type { AccountId, LeadId, SlackUserId, StoryId, TouchId } from '../ids.ts';
import type { Money } from '../lead/money.ts';
import type { TemplateUse } from '../touch/touch.ts';

/** Our last message before somebody bought, within `attributionDays`. */
export interface Attribution {
  readonly at: Date;
  /** Undefined when it was typed in the Instagram app. */
  readonly touch: TouchId | undefined;
  readonly by: SlackUserId | undefined;
  readonly template: TemplateUse | undefined;
}

/** What the figures take from one sale or refund. A refund that names a sale has the sale's lead and attribution. */
export interface ConversionFacts {
  readonly key: string;
  readonly kind: 'sale' | 'refund';
  readonly account: AccountId;
  readonly happenedAt: Date;
  readonly lead: LeadId | undefined;
  /** The story that brought their lead. */
  readonly story: StoryId | undefined;
  readonly segment: 'hot' | 'warm' | undefined;
  readonly campaign: string | undefined;
  /** Above 0 also for a refund; undefined when nobody said what it was worth. */
  readonly value: Money | undefined;
  /** Undefined: nothing of ours went out to them in the days before, or nobody knows who they are. */
  readonly attribution: Attribution | undefined;
}

/** Who buys so long after our last message bought because of something else. */
export const attributionDays = 7;
