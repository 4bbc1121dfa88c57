import type { AccountId, ChannelId, TeamId } from '../ids.ts';
import type { LocalTime } from '../local-day.ts';
import type { AccountPause, SendingAccount } from '../touch/sending-account.ts';
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
  /** The time of its digest that somebody chose in Slack. */
  digestTime(team: TeamId, id: AccountId): Promise<LocalTime | undefined>;
  putDigestTime(team: TeamId, id: AccountId, at: LocalTime): Promise<void>;
  /** What the account can do now, as far as sending goes. */
  sending(team: TeamId, id: AccountId): Promise<SendingAccount | undefined>;
  /** Has the account send nothing for a while, or, with undefined, go on; what is read goes on all the same. */
  pauseSending(team: TeamId, id: AccountId, pause: AccountPause | undefined): Promise<void>;
  /** How often in a row Instagram has restricted the account: it is held back longer each time. */
  restrictions(team: TeamId, id: AccountId): Promise<number>;
  /** It went out: whatever Instagram held against the account is over. */
  forgetRestrictions(team: TeamId, id: AccountId): Promise<void>;
  /** Whether the settings say that Meta approved the human agent feature; saying it anew also forgets a refusal. */
  putHumanAgent(team: TeamId, id: AccountId, isApproved: boolean): Promise<void>;
  /** Instagram says that it is not approved, whatever the settings say. */
  refuseHumanAgent(team: TeamId, id: AccountId, now: Date): Promise<void>;
  /** Stops all calls for the account until it is resumed; `undefined` resumes. */
  pause(team: TeamId, id: AccountId, because: string | undefined, now: Date): Promise<void>;
}
