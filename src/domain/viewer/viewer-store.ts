import type { AccountId, TeamId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { Viewer } from './viewer.ts';

/** `igsid:<id>` or `name:<user name>`. */
export type Identity = `igsid:${string}` | `name:${string}`;

export interface KnownIdentity {
  readonly identity: Identity;
  readonly viewer: ViewerId;
  /** When a payload or a capture last showed it. */
  readonly seenAt: Date;
}

/** What Instagram's profile call told us. */
export interface Profile {
  readonly userName: string | undefined;
  readonly displayName: string | undefined;
  readonly followers: number | undefined;
  readonly followsUs: boolean | undefined;
}

export interface ViewerStore {
  get(team: TeamId, account: AccountId, id: ViewerId): Promise<Viewer>;
  find(team: TeamId, account: AccountId, id: ViewerId): Promise<Viewer | undefined>;
  /** The Instagram-scoped id that a payload showed last of this viewer. */
  igsid(account: Account, id: ViewerId): Promise<string | undefined>;
  /** Whose user names these are; unknown ones are missing from the answer. One query for any number. */
  findByUserNames(
    team: TeamId,
    account: AccountId,
    userNames: readonly string[],
  ): Promise<ReadonlyMap<string, ViewerId>>;
  /**
   * Locks these identities until the transaction ends, so that two processes never make two viewers of one person,
   * and returns the ones that are known. Always locks in the same order.
   */
  lockIdentities(account: Account, identities: readonly Identity[]): Promise<readonly KnownIdentity[]>;
  /** Forgets those of them that are nobody's: they were written down only to be locked. */
  forgetUnknown(account: Account, identities: readonly Identity[]): Promise<void>;
  /** Says whose these identities are. `seenAt` only ever grows. */
  putIdentities(account: Account, identities: readonly Identity[], viewer: ViewerId, seenAt: Date): Promise<void>;
  /** Creates the viewer, or keeps the earliest `firstSeenAt` and the latest user name. */
  put(account: Account, id: ViewerId, seen: { userName?: string; displayName?: string; at: Date }): Promise<void>;
  putProfile(account: Account, id: ViewerId, profile: Profile, readAt: Date): Promise<void>;
  /** Gives everything of `from` but its leads to `into` and forgets `from`. */
  absorb(account: Account, from: ViewerId, into: ViewerId): Promise<void>;
}
