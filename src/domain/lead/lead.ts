import type { AccountId, LeadId, SlackUserId, StoryId, TeamId, ViewerId } from '../ids.ts';
import type { Reason } from '../viewer/reason.ts';
import type { Segment } from '../viewer/segment.ts';

interface LeadBase {
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

/** Put aside: judged not a lead, or found to be the same person as another. */
export interface DismissedLead extends LeadBase {
  readonly status: 'dismissed';
  readonly dismissedAt: Date;
  /** Undefined when Storydesk did it, because two viewers turned out to be one. */
  readonly dismissedBy: SlackUserId | undefined;
  readonly dismissedAs: 'not-a-lead' | 'duplicate';
}

/** The open case for one viewer; at most one that is not dismissed per viewer. */
export type Lead = OpenLead | ClaimedLead | DismissedLead;
export type LeadStatus = Lead['status'];
