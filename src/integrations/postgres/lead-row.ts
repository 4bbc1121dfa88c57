import type { Selectable } from 'kysely';
import { accountId, leadId, type SlackUserId, slackUserId, storyId, teamId, viewerId } from '../../domain/ids.ts';
import type {
  ActiveLead,
  ClosedLead,
  DismissedLead,
  Lead,
  LostReason,
  SnoozedLead,
  SuppressedLead,
} from '../../domain/lead/lead.ts';
import { plainAmount } from '../../domain/lead/money.ts';
import type { SignalKind } from '../../domain/signal/signal.ts';
import type { Reason } from '../../domain/viewer/reason.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';
import type { RowBinding, Sealer } from './sealing.ts';

export type LeadRow = Selectable<Schema['lead']>;

export function leadOf(row: LeadRow, sealer: Sealer): Lead {
  const base = {
    team: teamId(row.team_id),
    id: leadId(row.lead_id),
    account: accountId(row.account_id),
    viewer: viewerId(row.viewer_id),
    story: row.story_id === null ? undefined : storyId(row.story_id),
    segment: row.segment,
    reasons: (row.reasons as readonly StoredReason[]).map(reasonOf),
    heat: row.heat,
    openedAt: row.opened_at,
    segmentSince: row.segment_since,
    lastSignalAt: row.last_signal_at,
    version: row.version,
    previousLead: row.previous_lead_id === null ? undefined : leadId(row.previous_lead_id),
    countsFrom: row.counts_from ?? undefined,
    passedBy: row.passed_by as readonly SlackUserId[],
  };
  const progress = {
    owner: userOf(row.owner),
    contactedAt: row.contacted_at ?? undefined,
    lastTouchAt: row.last_touch_at ?? undefined,
    repliedAt: row.replied_at ?? undefined,
  };
  const contact = () => ({
    owner: progress.owner,
    contactedAt: present(row.contacted_at, 'contacted_at'),
    lastTouchAt: present(row.last_touch_at, 'last_touch_at'),
  });
  switch (row.status) {
    case 'open':
      return { ...base, status: 'open' };
    case 'claimed':
      return {
        ...base,
        status: 'claimed',
        owner: slackUserId(present(row.owner, 'owner')),
        claimedAt: present(row.claimed_at, 'claimed_at'),
        leaseUntil: present(row.lease_until, 'lease_until'),
      };
    case 'contacted':
      return { ...base, ...contact(), status: 'contacted' };
    case 'replied':
      return { ...base, ...contact(), status: 'replied', repliedAt: present(row.replied_at, 'replied_at') };
    case 'snoozed':
      return {
        ...base,
        ...progress,
        status: 'snoozed',
        snoozedUntil: present(row.snoozed_until, 'snoozed_until'),
        snoozedBy: slackUserId(present(row.snoozed_by, 'snoozed_by')),
      };
    default:
      return { ...base, ...progress, ...closingOf(row, row.status, sealer) };
  }
}

type Closing<Closed extends ClosedLead> = Closed extends ClosedLead
  ? Omit<Closed, Exclude<keyof ActiveLead, 'status'> | keyof Progress>
  : never;
type Progress = Pick<SnoozedLead, 'owner' | 'contactedAt' | 'lastTouchAt' | 'repliedAt'>;

function closingOf(row: LeadRow, status: ClosedLead['status'], sealer: Sealer): Closing<ClosedLead> {
  const closedAt = present(row.closed_at, 'closed_at');
  const closedBy = userOf(row.closed_by);
  const note = row.note_sealed === null ? undefined : sealer.open(row.note_sealed, notePlace(row)).toString('utf8');
  switch (status) {
    case 'won':
      return {
        status,
        closedAt,
        closedBy: present(closedBy ?? null, 'closed_by'),
        value:
          row.won_amount === null || row.won_currency === null
            ? undefined
            : { amount: plainAmount(row.won_amount), currency: row.won_currency },
        note,
      };
    case 'lost':
      return {
        status,
        closedAt,
        closedBy: present(closedBy ?? null, 'closed_by'),
        reason: present(row.closed_as, 'closed_as') as LostReason,
        note,
      };
    case 'suppressed':
      return {
        status,
        closedAt,
        closedBy,
        suppressedBy: present(row.closed_as, 'closed_as') as SuppressedLead['suppressedBy'],
      };
    case 'dismissed':
      return {
        status,
        closedAt,
        closedBy,
        dismissedAs: present(row.closed_as, 'closed_as') as DismissedLead['dismissedAs'],
      };
  }
}

const userOf = (id: string | null) => (id === null ? undefined : slackUserId(id));

const notePlace = (row: Pick<LeadRow, 'team_id' | 'lead_id'>): RowBinding => ({
  table: 'lead',
  column: 'note_sealed',
  key: [row.team_id, row.lead_id],
});

/** What `save` writes each time. Whose lead it is, is written once and changed by `moveViewer` alone. */
export function columnsOf(lead: Lead, sealer: Sealer) {
  const note = 'note' in lead ? lead.note : undefined;
  const value = lead.status === 'won' ? lead.value : undefined;
  return {
    story_id: lead.story ?? null,
    status: lead.status,
    segment: lead.segment,
    reasons: jsonb(lead.reasons),
    heat: lead.heat,
    opened_at: lead.openedAt,
    segment_since: lead.segmentSince,
    last_signal_at: lead.lastSignalAt,
    counts_from: lead.countsFrom ?? null,
    passed_by: jsonb(lead.passedBy),
    owner: 'owner' in lead ? (lead.owner ?? null) : null,
    claimed_at: lead.status === 'claimed' ? lead.claimedAt : null,
    lease_until: lead.status === 'claimed' ? lead.leaseUntil : null,
    contacted_at: 'contactedAt' in lead ? (lead.contactedAt ?? null) : null,
    last_touch_at: 'lastTouchAt' in lead ? (lead.lastTouchAt ?? null) : null,
    replied_at: 'repliedAt' in lead ? (lead.repliedAt ?? null) : null,
    snoozed_until: lead.status === 'snoozed' ? lead.snoozedUntil : null,
    snoozed_by: lead.status === 'snoozed' ? lead.snoozedBy : null,
    closed_at: 'closedAt' in lead ? lead.closedAt : null,
    closed_by: 'closedBy' in lead ? (lead.closedBy ?? null) : null,
    closed_as: closedAs(lead),
    won_amount: value?.amount ?? null,
    won_currency: value?.currency ?? null,
    note_sealed: note === undefined ? null : sealer.seal(note, notePlace({ team_id: lead.team, lead_id: lead.id })),
  };
}

function closedAs(lead: Lead): string | null {
  switch (lead.status) {
    case 'lost':
      return lead.reason;
    case 'suppressed':
      return lead.suppressedBy;
    case 'dismissed':
      return lead.dismissedAs;
    default:
      return null;
  }
}

/** A reason as JSON holds it: instants are texts. */
type StoredReason =
  | Exclude<Reason, { kind: 'did' }>
  | { readonly kind: 'did'; readonly signal: SignalKind; readonly times: number; readonly lastAt: string };

/** Written out part by part, since jsonb does not keep the order of keys and leads are compared as JSON. */
function reasonOf(stored: StoredReason): Reason {
  switch (stored.kind) {
    case 'did':
      return { kind: 'did', signal: stored.signal, times: stored.times, lastAt: new Date(stored.lastAt) };
    case 'came-back':
      return { kind: 'came-back', views: stored.views, hours: stored.hours };
    case 'loyal':
      return { kind: 'loyal', seen: stored.seen, of: stored.of };
  }
}

/** Checked by the table's constraints. */
function present<Value>(value: Value | null, column: string): Value {
  if (value === null) throw new Error(`lead.${column} is empty although the lead's status demands it`);
  return value;
}
