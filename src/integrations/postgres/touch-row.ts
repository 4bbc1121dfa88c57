import type { Selectable } from 'kysely';
import { accountId, leadId, messageId, slackUserId, teamId, templateKey, touchId, viewerId } from '../../domain/ids.ts';
import type { Language } from '../../domain/team/account.ts';
import type { VariantName } from '../../domain/template/template.ts';
import { countedAt } from '../../domain/touch/counted-at.ts';
import type { Route, TextKind } from '../../domain/touch/route.ts';
import type { Step } from '../../domain/touch/step.ts';
import { coreOf, type Touch, type TouchStatus } from '../../domain/touch/touch.ts';
import { jsonb } from './jsonb.ts';
import type { Schema } from './schema.ts';
import type { RowBinding, Sealer } from './sealing.ts';

export type TouchRow = Selectable<Schema['touch']>;

/** What differs from state to state is one JSON value, since nothing is ever looked up by it. */
export function touchOf(row: TouchRow, sealer: Sealer): Touch {
  return {
    team: teamId(row.team_id),
    id: touchId(row.touch_id),
    lead: leadId(row.lead_id),
    viewer: viewerId(row.viewer_id),
    account: accountId(row.account_id),
    step: row.step as Step,
    route: row.route as Route,
    comment: row.comment_id === null ? undefined : messageId(row.comment_id),
    text: sealer.open(row.text_sealed, touchTextPlace(row.team_id, row.touch_id)).toString('utf8'),
    textKind: row.text_kind as TextKind,
    template: templateOf(row),
    by: row.pressed_by === null ? undefined : slackUserId(row.pressed_by),
    at: row.pressed_at,
    attempt: row.attempt,
    version: row.version,
    status: row.status as TouchStatus,
    ...missingIn[row.status],
    ...(withDates(row.state) as object),
    ...(hasMessage(row.status) && { message: row.message_id === null ? undefined : messageId(row.message_id) }),
  } as Touch;
}

/** JSON has no undefined. */
const missingIn: Partial<Record<TouchStatus, object>> = {
  waiting: { until: undefined },
  unknown: { lookedAt: undefined },
};

const hasMessage = (status: string) => status === 'sent' || status === 'seen';

function templateOf(row: TouchRow): Touch['template'] {
  if (row.template_key === null || row.template_version === null || row.template_variant === null) return undefined;
  return {
    key: templateKey(row.template_key),
    version: row.template_version,
    variant: row.template_variant as VariantName,
    language: row.language as Language,
  };
}

/** What a new state writes: everything but what was fixed when Send was pressed. */
export const stateColumnsOf = (touch: Touch) => ({
  route: touch.route,
  comment_id: touch.comment ?? null,
  pressed_by: touch.by ?? null,
  attempt: touch.attempt,
  version: touch.version,
  status: touch.status,
  state: jsonb(stateOf(touch)),
  message_id: 'message' in touch ? (touch.message ?? null) : null,
  counted_at: countedAt(touch) ?? null,
});

/** What this state has and the others have not. */
export function stateOf(touch: Touch): object {
  const shared = new Set([...Object.keys(coreOf(touch)), 'status', 'message']);
  return Object.fromEntries(Object.entries(touch).filter(([key]) => !shared.has(key)));
}

export const touchTextPlace = (team: string, touch: string): RowBinding => ({
  table: 'touch',
  column: 'text_sealed',
  key: [team, touch],
});

/** A state holds no free text, so whatever looks like an instant is one. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export function withDates(value: unknown): unknown {
  if (typeof value === 'string') return instant.test(value) ? new Date(value) : value;
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDates(part)]));
}
