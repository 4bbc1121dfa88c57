import type { AccountId } from '../../../domain/ids.ts';

/** What the receiver of a delivery knows and its bytes do not say. */
export interface Reception {
  readonly receivedAt: Date;
  /** The account of ours behind an id of Meta's: the account's own or its Facebook Page's. */
  readonly accountOf: (id: string) => AccountId | undefined;
}

/** What an entry says about all of its items. */
export interface Entry extends Reception {
  /** Our account, but only as a hint: some of Meta's samples put the customer here, the dashboard's test puts `0`. */
  readonly id: string | undefined;
  /** Milliseconds around `messaging`, seconds around `changes`. */
  readonly time: unknown;
}
