import type { AccountId, LeadId, SlackUserId, StoryId, TeamId, ViewerId } from '../ids.ts';
import type { Suppression } from '../suppression/suppression.ts';
import type { Reason } from '../viewer/reason.ts';
import type { Segment } from '../viewer/segment.ts';
import type { Money } from './money.ts';

export interface LeadBase {
  readonly team: TeamId;
  readonly id: LeadId;
  readonly account: AccountId;
  readonly viewer: ViewerId;
  /** The story that brought them, if any. */
  readonly story: StoryId | undefined;
  readonly segment: Exclude<Segment, 'cool'>;
  readonly reasons: readonly Reason[];
  /** Orders leads inside a segment, constant over time; `scoreAt` turns it into 0–100. */
  readonly heat: number;
  /** When the viewer did what opened it. */
  readonly openedAt: Date;
  /** Since when they are in this segment; the time to claim runs from here. */
  readonly segmentSince: Date;
  /** When they last did something. */
  readonly lastSignalAt: Date;
  /** Counts every change; a press names the version it saw. */
  readonly version: number;
  /** The viewer's lead before this one, if there was one. */
  readonly previousLead: LeadId | undefined;
  /** Only signals received after this count; when the lead before it was put aside. */
  readonly countsFrom: Date | undefined;
  /** Teammates who passed on it: Claim next does not offer it to them again. */
  readonly passedBy: readonly SlackUserId[];
}

/** In the queue. */
export interface OpenLead extends LeadBase {
  readonly status: 'open';
}

/** Taken by a teammate until `leaseUntil`; then it returns to the queue. */
export interface ClaimedLead extends LeadBase {
  readonly status: 'claimed';
  readonly owner: SlackUserId;
  readonly claimedAt: Date;
  readonly leaseUntil: Date;
}

/** We wrote to them, and they have not written since: their turn. */
export interface ContactedLead extends LeadBase {
  readonly status: 'contacted';
  /** Undefined when nobody has it: it was answered in the Instagram app, or given back. */
  readonly owner: SlackUserId | undefined;
  /** When our first message went out. */
  readonly contactedAt: Date;
  /** When our last message went out. */
  readonly lastTouchAt: Date;
}

/** They wrote after our message: our turn. */
export interface RepliedLead extends LeadBase {
  readonly status: 'replied';
  readonly owner: SlackUserId | undefined;
  readonly contactedAt: Date;
  readonly lastTouchAt: Date;
  /** When they wrote first after our last message. */
  readonly repliedAt: Date;
}

/** What a lead was before it was put off or closed. */
export interface Progress {
  readonly owner: SlackUserId | undefined;
  readonly contactedAt: Date | undefined;
  readonly lastTouchAt: Date | undefined;
  readonly repliedAt: Date | undefined;
}

/** Put off by a teammate; comes back at `snoozedUntil`, or when the viewer does something. */
export interface SnoozedLead extends LeadBase, Progress {
  readonly status: 'snoozed';
  readonly snoozedUntil: Date;
  readonly snoozedBy: SlackUserId;
}

/** They bought, booked or joined. */
export interface WonLead extends LeadBase, Progress {
  readonly status: 'won';
  readonly closedAt: Date;
  readonly closedBy: SlackUserId;
  readonly value: Money | undefined;
  readonly note: string | undefined;
}

export const lostReasons = ['no-answer', 'too-expensive', 'bought-elsewhere', 'not-for-them', 'other'] as const;
export type LostReason = (typeof lostReasons)[number];

/** Nothing came of it. */
export interface LostLead extends LeadBase, Progress {
  readonly status: 'lost';
  readonly closedAt: Date;
  readonly closedBy: SlackUserId;
  readonly reason: LostReason;
  readonly note: string | undefined;
}

/** They do not want to hear from us. */
export interface SuppressedLead extends LeadBase, Progress {
  readonly status: 'suppressed';
  readonly closedAt: Date;
  /** Undefined when they said so themselves. */
  readonly closedBy: SlackUserId | undefined;
  readonly suppressedBy: Suppression['by'];
}

/** Put aside: judged not a lead, or found to be the same person as another. */
export interface DismissedLead extends LeadBase, Progress {
  readonly status: 'dismissed';
  readonly closedAt: Date;
  /** Undefined when Storydesk did it, because two viewers turned out to be one. */
  readonly closedBy: SlackUserId | undefined;
  readonly dismissedAs: 'not-a-lead' | 'duplicate';
}

/** Somebody may still do something with it; at most one per viewer. */
export type ActiveLead = OpenLead | ClaimedLead | ContactedLead | RepliedLead | SnoozedLead;
/** Somebody has it. */
export type OwnedLead = ClaimedLead | ContactedLead | RepliedLead | SnoozedLead;
/** Nobody has it, and it is our turn. */
export type WaitingLead = OpenLead | RepliedLead;
/** Over, until somebody reopens it; a new signal opens a new lead. */
export type ClosedLead = WonLead | LostLead | SuppressedLead | DismissedLead;

/** The case for one viewer. */
export type Lead = ActiveLead | ClosedLead;
export type LeadStatus = Lead['status'];

export const isClosed = (lead: Lead): lead is ClosedLead => 'closedAt' in lead;
/** Who has a lead, if anybody. */
export const ownerOf = (lead: Lead): SlackUserId | undefined => ('owner' in lead ? lead.owner : undefined);

/** What a lead keeps through being put off and closed. */
export function progressOf(lead: Lead): Progress {
  return {
    owner: ownerOf(lead),
    contactedAt: 'contactedAt' in lead ? lead.contactedAt : undefined,
    lastTouchAt: 'lastTouchAt' in lead ? lead.lastTouchAt : undefined,
    repliedAt: 'repliedAt' in lead ? lead.repliedAt : undefined,
  };
}

/** What a lead is whatever its state; a new state is made of this and nothing of the old one. */
export function coreOfLead(lead: Lead): LeadBase {
  const { team, id, account, viewer, story, segment, reasons, heat, openedAt, segmentSince, lastSignalAt } = lead;
  const { version, previousLead, countsFrom, passedBy } = lead;
  return {
    team,
    id,
    account,
    viewer,
    story,
    segment,
    reasons,
    heat,
    openedAt,
    segmentSince,
    lastSignalAt,
    version,
    previousLead,
    countsFrom,
    passedBy,
  };
}
