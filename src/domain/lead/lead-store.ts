import type { AccountId, LeadId, SlackUserId, StoryId, TeamId, ViewerId } from '../ids.ts';
import type { Account } from '../team/account.ts';
import type { ActiveLead, ClosedLead, Lead, OpenLead, RepliedLead } from './lead.ts';
import type { Cause, LeadEventKind } from './lead-event.ts';

export interface LeadStore {
  find(team: TeamId, id: LeadId): Promise<Lead | undefined>;
  /** The same, and nobody else can change it until the transaction ends. */
  lock(team: TeamId, id: LeadId): Promise<Lead | undefined>;
  /** The viewer's lead that is not closed, locked. */
  lockCurrent(account: Account, viewer: ViewerId): Promise<ActiveLead | undefined>;
  /** The viewer's lead that was closed last. */
  lastClosed(account: Account, viewer: ViewerId): Promise<ClosedLead | undefined>;
  /**
   * Keeps a lead at its next version, with the event that says why.
   *
   * @param lead carries the version it was read at; a new lead carries 0
   * @throws LeadChangedMeanwhile when the stored version is another
   */
  save(lead: Lead, kind: LeadEventKind, cause: Cause, now: Date): Promise<Lead>;
  /** Hands all leads of one viewer to another, when they turned out to be one person. */
  moveViewer(account: Account, from: ViewerId, into: ViewerId): Promise<void>;
  /** Locks the hottest lead that nobody has, open or replied, and that `by` has not passed on, skipping those somebody is just taking. */
  lockNext(team: TeamId, accounts: readonly AccountId[], by: SlackUserId): Promise<OpenLead | RepliedLead | undefined>;
  /** The currency in which this account's last lead with a value was won. */
  lastCurrency(account: Account): Promise<string | undefined>;
  /** All leads of these viewers but duplicates, locked. One query for any number. */
  lockOpenings(account: Account, viewers: readonly ViewerId[]): Promise<readonly LeadOpening[]>;
  /** The viewer's most recent lead, of any status. */
  latestOf(team: TeamId, account: AccountId, viewer: ViewerId): Promise<Lead | undefined>;
  /** All leads that came through a story. */
  ofStory(account: Account, story: StoryId): Promise<readonly Lead[]>;
}

/** A lead as far as it matters for whose lead a sale is. */
export interface LeadOpening {
  readonly lead: LeadId;
  readonly viewer: ViewerId;
  readonly openedAt: Date;
  readonly isActive: boolean;
}

/** Somebody else saved the lead between our reading and writing; read again and decide again. */
export class LeadChangedMeanwhile extends Error {
  readonly lead: LeadId;
  constructor(lead: LeadId) {
    super(`Lead ${lead} was changed by somebody else in the meantime`);
    this.name = 'LeadChangedMeanwhile';
    this.lead = lead;
  }
}
