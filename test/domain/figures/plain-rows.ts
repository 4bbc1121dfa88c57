import type { LeadStatus } from '../../../src/domain/lead/lead.ts';
import type { SignalKind } from '../../../src/domain/signal/signal.ts';
import type { TouchStatus } from '../../../src/domain/touch/touch.ts';

/** What happened, as rows that say no more than what figures may depend on. */
export interface History {
  readonly stories: readonly PlainStory[];
  readonly leads: readonly PlainLead[];
  readonly touches: readonly PlainTouch[];
  readonly messages: readonly PlainMessage[];
  readonly signals: readonly PlainSignal[];
  readonly conversions: readonly PlainConversion[];
  readonly costs: readonly PlainCost[];
}

interface PlainRow {
  readonly team: string;
  readonly account: string;
  readonly id: string;
}

export interface PlainStory extends PlainRow {
  readonly postedAt: Date;
}

export interface PlainLead extends PlainRow {
  readonly viewer: string;
  readonly story: string | undefined;
  readonly segment: 'hot' | 'warm';
  readonly segmentSince: Date;
  readonly openedAt: Date;
  readonly status: LeadStatus;
  readonly closedAt: Date | undefined;
  readonly closedAs: string | undefined;
}

export interface PlainTouch extends PlainRow {
  readonly lead: string;
  readonly viewer: string;
  readonly status: TouchStatus;
  readonly countedAt: Date | undefined;
  readonly by: string | undefined;
  readonly route: 'reply' | 'human_agent' | 'by_hand';
  readonly template: { readonly key: string; readonly variant: string; readonly language: string } | undefined;
  readonly message: string | undefined;
  readonly hasLink: boolean;
}

export interface PlainMessage extends PlainRow {
  readonly viewer: string | undefined;
  readonly direction: 'in' | 'out' | 'unknown';
  readonly at: Date;
  readonly seenAt: Date | undefined;
}

export interface PlainSignal extends PlainRow {
  readonly viewer: string;
  readonly kind: SignalKind;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
  readonly withdrawnAt: Date | undefined;
}

export interface PlainConversion extends PlainRow {
  readonly kind: 'sale' | 'refund';
  readonly happenedAt: Date;
  readonly viewer: string | undefined;
  readonly lead: string | undefined;
  readonly campaign: string | undefined;
  readonly amount: string | undefined;
  readonly currency: string | undefined;
  readonly refunds: string | undefined;
  readonly voidedAt: Date | undefined;
}

export interface PlainCost extends PlainRow {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly story: string | undefined;
  readonly amount: string;
  readonly currency: string;
}
