import type { CardParts } from './card/assemble-card.ts';
import type { AccountId, LeadId, SlackUserId, StoryId, TeamId } from './ids.ts';
import type { ClaimedLead, OpenLead } from './lead/lead.ts';
import type { BoardParts } from './story/assemble-board.ts';
import type { Account } from './team/account.ts';

/** One lead in somebody's list, before clocks and score are worked out. */
export interface LeadLineParts<L = OpenLead | ClaimedLead> {
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
  /** Claims of `owner`, the one that ends first on top. */
  mine(team: TeamId, owner: SlackUserId, limit: number): Promise<readonly LeadLineParts<ClaimedLead>[]>;
  /** Open leads, Hot before Warm, hottest first. */
  unclaimed(team: TeamId, accounts: readonly AccountId[], limit: number): Promise<readonly LeadLineParts<OpenLead>[]>;
  unclaimedCount(team: TeamId, accounts: readonly AccountId[]): Promise<number>;
}
