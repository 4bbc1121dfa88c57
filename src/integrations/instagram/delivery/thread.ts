import type { AccountId } from '../../../domain/ids.ts';

/** Who did something in a conversation, with which account of ours, and when. */
export interface Thread {
  readonly account: AccountId;
  /** Read receipts and edits may come without sender and recipient. */
  readonly sender: string | undefined;
  readonly recipient: string | undefined;
  readonly isFromUs: boolean;
  /** The account wrote to itself, to test: never a viewer, never an answer. */
  readonly isToSelf: boolean;
  readonly happenedAt: Date;
  /** What the payload itself states, plausible or not: unlike `happenedAt` it is the same in every delivery of a fact. */
  readonly statedAt: Date | undefined;
}
