import type { AccountId, MessageId, SignalKey, StoryId, TeamId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Signal } from './signal.ts';

export interface SignalStore {
  /**
   * Keeps a signal once per key. Of two with the same key the one that happened first stays, whatever their order.
   *
   * @returns whether the row is new or has changed
   */
  add(signal: Signal, late: boolean): Promise<boolean>;
  /**
   * Notes that a reaction was given (`add`) or taken back (`withdraw`) at some time; the latest time wins, and taking
   * back wins a tie, so any order ends in the same row.
   */
  withdraw(
    account: Account,
    key: SignalKey,
    viewer: ViewerId,
    message: MessageId,
    at: Date,
    receivedAt: Date,
  ): Promise<boolean>;
  /** A viewer's latest signals that decide about them: not late, at most 200, oldest first. */
  deciding(
    account: Account,
    viewer: ViewerId,
    range: { happenedAfter: Date; receivedAfter: Date | undefined },
  ): Promise<readonly Signal[]>;
  /** When they first wrote to us after `after`. */
  firstWritten(account: Account, viewer: ViewerId, after: Date): Promise<Date | undefined>;
  /** Whose signals carry this message. */
  viewersOf(account: Account, message: MessageId): Promise<readonly ViewerId[]>;
  /** Which of these viewers already have a view signal on the story. */
  haveSeen(
    team: TeamId,
    account: AccountId,
    story: StoryId,
    viewers: readonly ViewerId[],
  ): Promise<ReadonlySet<ViewerId>>;
}
