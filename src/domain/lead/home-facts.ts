import type { BoardFacts } from '../story/board-facts.ts';
import type { Account } from '../team/account.ts';
import type { ActiveLead } from './lead.ts';
import type { PaceFacts } from './pace-facts.ts';

/** One line about a lead in a list. */
export interface LeadLine {
  readonly lead: ActiveLead;
  readonly account: Account;
  readonly handle: string | undefined;
  readonly displayName: string | undefined;
  /** 0–100, as of their last signal. */
  readonly score: number;
  /** Until when it should be claimed (Hot) or answered (Warm). */
  readonly dueBy: Date;
  /** A link to the card in Slack, once it is posted. */
  readonly cardTs: string | undefined;
}

/** What one person's App Home shows. */
export interface HomeFacts {
  /** Mine: who replied first, then the claim that ends first. At most twenty. */
  readonly mine: readonly LeadLine[];
  /** Nobody's, hottest first. At most twenty. */
  readonly unclaimed: readonly LeadLine[];
  readonly unclaimedCount: number;
  readonly stories: readonly BoardFacts[];
  readonly pace: PaceFacts;
}
