import type { LeadId, MessageId, TeamId, TouchId, ViewerId } from '../ids.ts';
import type { Cause } from '../lead/lead-event.ts';
import type { Account } from '../team/account.ts';
import type { SendingSettings } from '../team/settings.ts';
import type { UsedTemplate } from '../template/suggest-templates.ts';
import type { EarlierTouches } from './limits.ts';
import type { PersonFacts } from './plan-routes.ts';
import type { RouteClosing } from './route-closing.ts';
import type { Touch } from './touch.ts';

/** What is written of a new touch and never changes. */
export interface NewTouch {
  readonly touch: Touch;
  /** Names the press of Send: the same press delivered twice makes one touch. */
  readonly pressKey: string;
  /** By hand to somebody who never wrote to us; counted against the daily limit of those. */
  readonly isCold: boolean;
}

/** Every message from us, and what decides whether there may be another. */
export interface TouchStore {
  find(team: TeamId, id: TouchId): Promise<Touch | undefined>;
  /** The same, and nobody else can change it until the transaction ends. Lock its lead first. */
  lock(team: TeamId, id: TouchId): Promise<Touch | undefined>;
  /**
   * What waits for this viewer, is on its way, unconfirmed, or offered to be sent by hand, the latest first; locked. It
   * is one, unless two viewers have just turned out to be one person.
   */
  lockUnderWay(account: Account, viewer: ViewerId): Promise<readonly Touch[]>;
  /** Those pressed since that an echo may prove, the oldest first: not yet known to be a message of Instagram's. */
  unproven(account: Account, viewer: ViewerId, since: Date): Promise<readonly Touch[]>;
  lockByMessage(account: Account, message: MessageId): Promise<Touch | undefined>;
  /** The touch that this press of Send made. */
  findByPress(team: TeamId, pressKey: string): Promise<Touch | undefined>;
  add(fresh: NewTouch, cause: Cause, now: Date): Promise<Touch>;
  /**
   * Keeps the next state of a touch, with an event that says why.
   *
   * @throws TouchChangedMeanwhile when the stored version is not the one before
   */
  save(touch: Touch, cause: Cause, now: Date): Promise<void>;
  latestOfLead(team: TeamId, lead: LeadId): Promise<Touch | undefined>;
  /** What this person was sent, the latest first; nothing that was cancelled or refused. */
  usedTemplates(account: Account, viewer: ViewerId): Promise<readonly UsedTemplate[]>;
  /** @param but the touch that is asked about; what waits behind it does not count against it */
  earlier(
    account: Account,
    viewer: ViewerId,
    settings: SendingSettings,
    now: Date,
    but?: TouchId,
  ): Promise<EarlierTouches>;
  /** How many other people were sent exactly this text since. */
  sameTextPeople(account: Account, viewer: ViewerId, text: string, since: Date): Promise<number>;
  /** What is known of a person, as far as writing to them goes; `but` leaves out a touch's own private reply. */
  person(account: Account, viewer: ViewerId, but?: TouchId): Promise<PersonFacts>;
  /** Writes down that a comment is about to be answered in private. @returns false when another touch has done so */
  beginPrivateReply(account: Account, comment: MessageId, touch: TouchId, now: Date): Promise<boolean>;
  /** Gives a comment back whose private reply surely did not go out. */
  undoPrivateReply(account: Account, comment: MessageId, touch: TouchId): Promise<void>;
  noteClosings(account: Account, viewer: ViewerId, closings: readonly RouteClosing[]): Promise<void>;
  /** Those of an account that wait, the oldest first. */
  waiting(account: Account): Promise<readonly TouchId[]>;
}

/** Somebody else saved the touch between our reading and writing; read again and decide again. */
export class TouchChangedMeanwhile extends Error {
  constructor(id: TouchId) {
    super(`Touch ${id} was changed by somebody else meanwhile`);
    this.name = 'TouchChangedMeanwhile';
  }
}
