import type { AccountId, TeamId, ViewerId } from '../ids.ts';

/** A person, per account. Several ids and a user name may belong to one; see `identity.ts`. */
export interface Viewer {
  readonly team: TeamId;
  readonly account: AccountId;
  readonly id: ViewerId;
  /** Without `@`; unknown for people who wrote but whose profile Instagram has not shown us. */
  readonly userName: string | undefined;
  /** What they call themselves: anything, hostile text included. */
  readonly displayName: string | undefined;
  readonly followers: number | undefined;
  readonly followsUs: boolean | undefined;
  readonly firstSeenAt: Date;
  /** When Instagram last answered, or refused to answer, who they are. */
  readonly profileReadAt: Date | undefined;
}
