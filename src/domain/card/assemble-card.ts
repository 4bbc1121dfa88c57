import { addHours, addMinutes } from '../duration.ts';
import type { Lead } from '../lead/lead.ts';
import type { SignalAbout, SignalKind } from '../signal/signal.ts';
import type { Story } from '../story/story.ts';
import type { Account } from '../team/account.ts';
import type { DeskSettings, RhythmSettings } from '../team/settings.ts';
import type { Touch } from '../touch/touch.ts';
import { replyWindowHours } from '../touch/window.ts';
import { scoreAt } from '../viewer/heat.ts';
import type { Viewer } from '../viewer/viewer.ts';
import type { CardFacts, Words } from './card-facts.ts';

/** What the database knows that a card shows. */
export interface CardParts {
  readonly lead: Lead;
  readonly viewer: Viewer;
  readonly account: Account;
  readonly story: Story | undefined;
  readonly last: { readonly kind: SignalKind; readonly happenedAt: Date; readonly about: SignalAbout };
  /** The last message of the viewer that counts towards the lead. */
  readonly message:
    | { readonly text: string | undefined; readonly unsent: boolean; readonly about: SignalAbout }
    | undefined;
  readonly signalCount: number;
  readonly earlierLeads: number;
  readonly touch: Touch | undefined;
  /** When the viewer last did something that opens Instagram's 24 hours. */
  readonly lastInboundAt: Date | undefined;
}

export function assembleCard(parts: CardParts, settings: DeskSettings): CardFacts {
  const { message, lastInboundAt, ...rest } = parts;
  return {
    ...rest,
    words: message && wordsOf(message),
    score: scoreAt(parts.lead.heat, parts.lead.lastSignalAt, settings.sorting),
    dueBy: dueBy(parts.lead, settings.rhythm),
    windowEndsAt: lastInboundAt && addHours(lastInboundAt, replyWindowHours),
  };
}

/** Until when a lead should be claimed (Hot) or answered (Warm). */
export const dueBy = (lead: Pick<Lead, 'segment' | 'segmentSince'>, rhythm: RhythmSettings) =>
  lead.segment === 'hot'
    ? addMinutes(lead.segmentSince, rhythm.hotClaimMinutes)
    : addHours(lead.segmentSince, rhythm.warmFirstTouchHours);

function wordsOf(message: NonNullable<CardParts['message']>): Words | undefined {
  if (message.unsent) return { kind: 'unsent' };
  if (message.text !== undefined && message.text.trim() !== '') return { kind: 'text', text: message.text };
  if (message.about.attachments?.length) return { kind: 'attachments', types: message.about.attachments };
  return message.about.unreadable ? { kind: 'unreadable' } : undefined;
}
