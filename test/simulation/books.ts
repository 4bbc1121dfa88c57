import type { Alarm } from '../../src/domain/alarm/alarm.ts';
import type { Post } from '../../src/domain/card/post.ts';
import type { Stores } from '../../src/domain/database.ts';
import type { Digest } from '../../src/domain/digest/digest-store.ts';
import type { Lead } from '../../src/domain/lead/lead.ts';
import type { Touch } from '../../src/domain/touch/touch.ts';

/** A change of a lead or a touch, as it was written down. */
export interface BookedEvent {
  /** The lead or touch. */
  readonly of: string;
  readonly version: number;
  /** What it was, or, of a touch, what it became. */
  readonly kind: string;
  readonly actor: string | undefined;
  readonly cause: string;
  readonly at: Date;
}

export interface BookedTask {
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Date;
  readonly leaseUntil: Date | undefined;
  readonly lane: string | undefined;
  readonly isParked: boolean;
}

/** What Storydesk has written down, for whoever compares it with what happened. */
export interface Books {
  leads(): Promise<readonly Lead[]>;
  leadEvents(): Promise<readonly BookedEvent[]>;
  touches(): Promise<readonly Touch[]>;
  touchEvents(): Promise<readonly BookedEvent[]>;
  posts(): Promise<readonly Post[]>;
  /** The deliveries that were stored, and whether they were read. */
  deliveries(): Promise<ReadonlyMap<string, { readonly isRead: boolean }>>;
  /** The messages that signals carry. */
  signalMessages(): Promise<ReadonlySet<string>>;
  tasks(): Promise<readonly BookedTask[]>;
  alarms(): Promise<readonly Alarm[]>;
  digests(): Promise<readonly Digest[]>;
  /** The product's own ports, without delay or fault. */
  readonly stores: Stores;
}
