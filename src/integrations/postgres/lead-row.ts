import type { Selectable } from 'kysely';
import { accountId, leadId, type SlackUserId, slackUserId, storyId, teamId, viewerId } from '../../domain/ids.ts';
import type { ClaimedLead, DismissedLead, Lead, OpenLead } from '../../domain/lead/lead.ts';
import type { SignalKind } from '../../domain/signal/signal.ts';
import type { Reason } from '../../domain/viewer/reason.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';

export type LeadRow = Selectable<Schema['lead']>;

export function leadOf(row: LeadRow): Lead {
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
  switch (row.status) {
    case 'open':
      return { ...base, status: 'open' } satisfies OpenLead;
    case 'claimed':
      return {
        ...base,
        status: 'claimed',
        owner: slackUserId(present(row.owner, 'owner')),
        claimedAt: present(row.claimed_at, 'claimed_at'),
        leaseUntil: present(row.lease_until, 'lease_until'),
      } satisfies ClaimedLead;
    case 'dismissed':
      return {
        ...base,
        status: 'dismissed',
        dismissedAt: present(row.dismissed_at, 'dismissed_at'),
        dismissedBy: row.dismissed_by === null ? undefined : slackUserId(row.dismissed_by),
        dismissedAs: present(row.dismissed_as, 'dismissed_as') as DismissedLead['dismissedAs'],
      } satisfies DismissedLead;
  }
}

/** What `save` writes each time. Whose lead it is, is written once and changed by `moveViewer` alone. */
export function columnsOf(lead: Lead) {
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
    owner: lead.status === 'claimed' ? lead.owner : null,
    claimed_at: lead.status === 'claimed' ? lead.claimedAt : null,
    lease_until: lead.status === 'claimed' ? lead.leaseUntil : null,
    dismissed_at: lead.status === 'dismissed' ? lead.dismissedAt : null,
    dismissed_by: lead.status === 'dismissed' ? (lead.dismissedBy ?? null) : null,
    dismissed_as: lead.status === 'dismissed' ? lead.dismissedAs : null,
  };
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

/** Checked by `lead_claim_whole` and `lead_dismissal_whole`. */
function present<Value>(value: Value | null, column: string): Value {
  if (value === null) throw new Error(`lead.${column} is empty although the lead's status demands it`);
  return value;
}
