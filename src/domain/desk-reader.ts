import type { CardParts } from './card/assemble-card.ts';
import type { AccountId, LeadId, SlackUserId, StoryId, TeamId } from './ids.ts';
import type { ActiveLead, OwnedLead, WaitingLead } from './lead/lead.ts';
import type { BoardParts } from './story/assemble-board.ts';
import type { Account } from './team/account.ts';

/** One lead in somebody's list, before clocks and score are worked out. */
export interface LeadLineParts<L = ActiveLead> {
  readonly lead: L;
  readonly account: Account;
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  readonly cardTs: string | undefined;
}

/** Reads what screens show, each in a bounded number of queries. */
export interface DeskReader {
  card(team: TeamId, lead: LeadId): Promise<CardParts | undefined>;
  board(team: TeamId, account: AccountId, story: StoryId): Promise<BoardParts | undefined>;
  /** What `owner` has: who replied first, then claims, the one that ends first on top. */
  mine(team: TeamId, owner: SlackUserId, limit: number): Promise<readonly LeadLineParts<OwnedLead>[]>;
  /** Leads that nobody has and that wait for us, Hot before Warm, hottest first. */
  unclaimed(
    team: TeamId,
    accounts: readonly AccountId[],
    limit: number,
  ): Promise<readonly LeadLineParts<WaitingLead>[]>;
  unclaimedCount(team: TeamId, accounts: readonly AccountId[]): Promise<number>;
}
