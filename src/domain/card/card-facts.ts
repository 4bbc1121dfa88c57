import type { Lead } from '../lead/lead.ts';
import type { SignalAbout, SignalKind } from '../signal/signal.ts';
import type { Story } from '../story/story.ts';
import type { Account } from '../team/account.ts';
import type { Touch } from '../touch/touch.ts';
import type { Viewer } from '../viewer/viewer.ts';

/** What a viewer wrote last, as far as it may be shown. */
export type Words =
  | { readonly kind: 'text'; readonly text: string }
  /** Taken back by its writer: never shown again. */
  | { readonly kind: 'unsent' }
  /** View-once media and the like, which Instagram does not hand over. */
  | { readonly kind: 'unreadable' }
  /** Pictures, voice notes, shared posts: named, not shown. */
  | { readonly kind: 'attachments'; readonly types: readonly string[] };

/**
 * Everything a card shows, read in one go. Two equal `CardFacts` are the same card: nothing in it changes by waiting,
 * so a card is edited only when something visible happened.
 */
export interface CardFacts {
  readonly lead: Lead;
  readonly viewer: Viewer;
  readonly account: Account;
  readonly story: Story | undefined;
  /** What they did last. */
  readonly last: { readonly kind: SignalKind; readonly happenedAt: Date; readonly about: SignalAbout };
  readonly words: Words | undefined;
  /** Signals counted towards this lead. */
  readonly signalCount: number;
  /** Leads this viewer had before this one. */
  readonly earlierLeads: number;
  /** 0–100, as of their last signal. */
  readonly score: number;
  /** Until when it should be claimed (Hot) or answered (Warm). */
  readonly dueBy: Date;
  /** The last message from us, whatever became of it. */
  readonly touch: Touch | undefined;
  /** Until when Instagram lets us answer freely: 24 h after their last message; undefined when they never wrote. */
  readonly windowEndsAt: Date | undefined;
}
