import type { AccountId, ChannelId, TeamId } from '../ids.ts';
import type { Account } from './account.ts';

/** A token and what is known of its life. */
export interface AccountToken {
  readonly token: string;
  readonly refreshedAt: Date | undefined;
  readonly expiresAt: Date | undefined;
}

/** What it takes to call Instagram for an account. */
export interface AccountAccess {
  readonly account: Account;
  /** Undefined until one was configured. */
  readonly token: AccountToken | undefined;
  /** Why nothing may be asked, until somebody mends it. */
  readonly pausedBecause: string | undefined;
}

export interface AccountStore {
  /** Every connected account, of every team. */
  all(): Promise<readonly Account[]>;
  find(team: TeamId, id: AccountId): Promise<Account | undefined>;
  /** The accounts whose desk is this channel. */
  ofDesk(team: TeamId, desk: ChannelId): Promise<readonly Account[]>;
  /** Creates or changes the account; keeps the token, the user name and what was learned about it. */
  put(account: Account, now: Date): Promise<void>;
  access(team: TeamId, id: AccountId): Promise<AccountAccess | undefined>;
  /** The same without the token, so that it can be told also when the token cannot be opened. */
  pausedBecause(team: TeamId, id: AccountId): Promise<string | undefined>;
  /**
   * Takes over the token of the configuration, unless the same was taken over before: the one we hold may be a renewed
   * one. A new token also resumes a paused account.
   *
   * @returns whether it is new
   */
  adoptToken(team: TeamId, id: AccountId, token: string): Promise<boolean>;
  /** Keeps a renewed token. */
  putToken(team: TeamId, id: AccountId, token: AccountToken): Promise<void>;
  putUserName(team: TeamId, id: AccountId, userName: string): Promise<void>;
  /** Stops all calls for the account until it is resumed; `undefined` resumes. */
  pause(team: TeamId, id: AccountId, because: string | undefined, now: Date): Promise<void>;
}
