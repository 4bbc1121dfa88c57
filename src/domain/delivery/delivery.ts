import type { AccountId, TeamId } from '../ids.ts';
import type { InboundEvent, QuarantineReason } from '../signal/inbound-event.ts';

/** One webhook POST, kept as it came. */
export interface Delivery {
  readonly id: string;
  readonly receivedAt: Date;
  readonly body: Uint8Array;
  /** How often reading it was begun, this time included. */
  readonly attempts: number;
}

/** One item of a delivery, read or not. */
export type ReadItem = { readonly place: string } & (
  | { readonly ok: true; readonly events: readonly InboundEvent[] }
  | { readonly ok: false; readonly reason: QuarantineReason; readonly detail: string; readonly raw: unknown }
);

/** Reads a delivery's bytes. Never throws: what cannot be read is an item that says why, and costs no neighbour. */
export type DeliveryReader = (
  body: Uint8Array,
  context: { receivedAt: Date; accountOf: (id: string) => AccountId | undefined },
) => { readonly entries: readonly ReadItem[] };

/** An item set aside, for an admin to see. */
export interface QuarantinedEntry {
  readonly team: TeamId;
  readonly delivery: string;
  readonly place: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly receivedAt: Date;
  /** JSON, or the bytes themselves when the delivery is set aside whole. */
  readonly raw: unknown;
}

export interface DeliveryStore {
  /** Of deliveries that were begun, those that are still this reader's, oldest first, until the transaction ends. */
  takeBegun(ids: readonly string[]): Promise<readonly Delivery[]>;
  /** Marks them read and forgets their bytes. */
  markRead(ids: readonly string[], now: Date): Promise<void>;
  /** When Instagram last told us anything; undefined when it never has, or not within the time deliveries are kept. */
  lastReceivedAt(): Promise<Date | undefined>;
  /** @returns false when the entry was already set aside */
  quarantine(entry: QuarantinedEntry): Promise<boolean>;
}
