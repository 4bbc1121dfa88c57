import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../../src/integrations/postgres/schema.ts';
import type { Engine, Table } from './engine.ts';
import * as kept from './tables.ts';

/** Every row but what is sealed, as one text each: JSON has no undefined, and the order of rows says nothing. */
const told = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map((part) => part ?? null))).toSorted();

export function keptInModel(model: Engine) {
  const all = <Row>(of: Table<Row>, say: (row: Row) => readonly unknown[]) => told([...model.committed(of)].map(say));
  return {
    viewers: all(kept.viewers, (row) => [
      ...[row.team, row.account, row.id, row.userName, row.userNameSeenAt, row.displayName],
      ...[row.followers, row.followsUs, row.firstSeenAt, row.profileReadAt],
    ]),
    identities: all(kept.identities, (row) => [row.team, row.account, row.identity, row.viewer ?? '', row.seenAt]),
    signals: all(kept.signals, ({ signal, late }) => [
      ...[signal.team, signal.account, signal.key, signal.kind, signal.viewer, signal.story, signal.happenedAt],
      ...[signal.receivedAt, signal.source, signal.message, late, signal.withdrawnAt],
    ]),
    messages: all(kept.messages, (row) => [
      ...[row.team, row.account, row.message, row.viewer, row.direction, row.text === undefined, row.editCount],
      ...[row.editedAt, row.unsentAt, row.seenAt, row.notedAt],
    ]),
    leads: all(kept.leads, ({ lead, createdAt }) => [lead.team, lead.id, lead.version, lead.viewer, createdAt]),
    leadEvents: all(kept.leadEvents, (row) => [
      ...[row.team, row.lead, row.version, row.kind, row.actor, row.cause, row.at],
    ]),
    touches: all(kept.touches, ({ touch, pressKey, isCold }) => [
      ...[touch.team, touch.id, touch.version, touch.viewer, pressKey, isCold],
    ]),
    touchEvents: all(kept.touchEvents, (row) => [
      ...[row.team, row.touch, row.version, row.status, row.actor, row.cause, row.at],
    ]),
    privateReplies: all(kept.privateReplies, (row) => [row.team, row.account, row.comment, row.touch, row.begunAt]),
    closings: all(kept.closings, ({ team, account, viewer, closing: { route, lift, refusal, at } }) => [
      ...[team, account, viewer, route, lift.kind === 'never' ? lift.comment : '', refusal, at],
    ]),
    suppressions: all(kept.suppressions, ({ team, account, identity, since, by, actor }) => [
      ...[team, account, hashOf(`${team}|${account}|${identity}`), since, by, actor],
    ]),
    conversions: all(kept.conversions, (row) => [row.team, row.account, row.key, row.viewer, row.lead]),
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

export async function keptInDatabase(db: Kysely<Schema>) {
  const all = async <Name extends keyof Schema & string>(
    name: Name,
    columns: readonly (keyof Schema[Name] & string)[],
  ) => {
    const rows: readonly object[] = await db.selectFrom<keyof Schema>(name).selectAll().execute();
    return told(rows.map((row) => columns.map((column) => new Map(Object.entries(row)).get(column))));
  };
  const sealed = await db.selectFrom('message').selectAll().execute();
  return {
    viewers: await all('viewer', [
      ...(['team_id', 'account_id', 'viewer_id', 'user_name', 'user_name_seen_at', 'display_name'] as const),
      ...(['followers', 'follows_us', 'first_seen_at', 'profile_read_at'] as const),
    ]),
    identities: await all('viewer_identity', ['team_id', 'account_id', 'identity', 'viewer_id', 'seen_at']),
    signals: await all('signal', [
      ...(['team_id', 'account_id', 'signal_key', 'kind', 'viewer_id', 'story_id', 'happened_at'] as const),
      ...(['received_at', 'source', 'message_id', 'late', 'withdrawn_at'] as const),
    ]),
    messages: told(
      sealed.map((row) => [
        ...[row.team_id, row.account_id, row.message_id, row.viewer_id, row.direction, row.text_sealed === null],
        ...[row.edit_count, row.edited_at, row.unsent_at, row.seen_at, row.noted_at],
      ]),
    ),
    leads: await all('lead', ['team_id', 'lead_id', 'version', 'viewer_id', 'created_at']),
    leadEvents: await all('lead_event', [
      ...(['team_id', 'lead_id', 'version', 'kind', 'actor', 'cause', 'happened_at'] as const),
    ]),
    touches: await all('touch', ['team_id', 'touch_id', 'version', 'viewer_id', 'press_key', 'is_cold']),
    touchEvents: await all('touch_event', [
      ...(['team_id', 'touch_id', 'version', 'status', 'actor', 'cause', 'happened_at'] as const),
    ]),
    privateReplies: await all('private_reply', ['team_id', 'account_id', 'comment_id', 'touch_id', 'begun_at']),
    closings: await all('route_closing', [
      ...(['team_id', 'account_id', 'viewer_id', 'route', 'comment_id', 'refusal', 'closed_at'] as const),
    ]),
    suppressions: await all('suppression', [
      ...(['team_id', 'account_id', 'identity_hash', 'since', 'suppressed_by', 'actor'] as const),
    ]),
    conversions: await all('conversion', ['team_id', 'account_id', 'conversion_key', 'viewer_id', 'lead_id']),
  };
}
