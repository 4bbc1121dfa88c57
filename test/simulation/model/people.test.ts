import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stores } from '../../../src/domain/database.ts';
import { messageId, signalKey, viewerId } from '../../../src/domain/ids.ts';
import type { Schema } from '../../../src/integrations/postgres/schema.ts';
import { anAccount, aSignal, minutesLater, noon } from '../../domain/builders.ts';
import { ManualClock } from '../../sandbox/slack/manual-clock.ts';
import { freshPglite } from '../../support/databases.ts';
import { realDatabase, seedsOf, transactOver } from './both-sides.ts';
import { leadCalls } from './calls/lead-calls.ts';
import { conversionCalls } from './calls/money-calls.ts';
import { abouts, messageCalls, signalCalls } from './calls/signal-calls.ts';
import { touchCalls } from './calls/touch-calls.ts';
import { suppressionCalls, viewerCalls } from './calls/viewer-calls.ts';
import { modelConversionStore } from './conversion-store.ts';
import { type Engine, type EngineTransaction, engine, type Table } from './engine.ts';
import { modelLeadStore } from './lead-store.ts';
import { inLockstep } from './lockstep.ts';
import { modelMessageStore } from './message-store.ts';
import { modelSignalStore } from './signal-store.ts';
import { modelSuppressionStore } from './suppression-store.ts';
import * as kept from './tables.ts';
import { modelTouchStore } from './touch-store.ts';
import { modelViewerStore } from './viewer-store.ts';

/*
 * The same calls to both sides, and the same answers and faults of both. More of them:
 * STORYDESK_SEEDS=200 STORYDESK_SEED=1000 npx vitest run test/simulation/model/people.test.ts
 */
const transactions = 55;
const mostCalls = 30;

// The first one of a run may take half a minute on a busy machine.
beforeAll(async () => {
  await freshPglite();
});

describe.each(seedsOf(2))('people, their words, leads and touches by chance %i', (seed) => {
  test('are answered and kept alike by the model and by the database', async () => {
    const database = await freshPglite();

    const model = await inLockstep({ seed, transactions, mostCalls, database, storesOf, callsOf, often });

    expect(keptInModel(model)).toEqual(await keptInDatabase(database.db));
  });
});

test('of more acts than are looked at the model takes those that the database takes', async () => {
  const account = anAccount();
  const viewer = viewerId('igsid:1');
  const record = async (stores: Stores) => {
    for (let number = 0; number < 210; number++) {
      const signal = aSignal({
        key: signalKey(`comment:${number}`),
        kind: 'comment',
        viewer,
        message: messageId(`comment:${number}`),
        happenedAt: minutesLater((number * 37) % 211),
      });
      await stores.signals.add(signal, false);
    }
    const deciding = await stores.signals.deciding(account, viewer, { happenedAfter: noon, receivedAfter: undefined });
    return { deciding, person: await stores.touches.person(account, viewer) };
  };

  const ours = await transactOver(engine(), storesOf)((_tx, stores) => record(stores));
  const theirs = await realDatabase(await freshPglite(), 'a', new ManualClock(noon.toISOString())).transaction(record);

  expect([ours.deciding.length, ours.person.comments.length]).toEqual([200, 50]);
  expect(ours).toEqual(theirs);
});

test.each(['dm', 'reaction'] as const)(
  'of two %ss at one time the model keeps the one that the database keeps',
  async (kind) => {
    const record = async (stores: Stores) => {
      for (const [first, one] of abouts.entries()) {
        for (const [second, other] of abouts.entries()) {
          const key = signalKey(`${kind}:${first}:${second}`);
          await stores.signals.add(aSignal({ key, kind, about: one }), false);
          await stores.signals.add(aSignal({ key, kind, about: other }), false);
        }
      }
      const { viewer, happenedAt } = aSignal();
      const range = { happenedAfter: minutesLater(-1, happenedAt), receivedAfter: undefined };
      return stores.signals.deciding(anAccount(), viewer, range);
    };

    const ours = await transactOver(engine(), storesOf)((_tx, stores) => record(stores));
    const theirs = await realDatabase(await freshPglite(), 'a', new ManualClock(noon.toISOString())).transaction(
      record,
    );

    expect(ours).toHaveLength(abouts.length ** 2);
    expect(ours).toEqual(theirs);
  },
);

const storesOf = (tx: EngineTransaction) => {
  const suppressions = modelSuppressionStore(tx);
  return {
    viewers: modelViewerStore(tx),
    suppressions,
    signals: modelSignalStore(tx),
    messages: modelMessageStore(tx),
    touches: modelTouchStore(tx, suppressions),
    leads: modelLeadStore(tx),
    conversions: modelConversionStore(tx),
  };
};

const callsOf = {
  viewers: viewerCalls,
  suppressions: suppressionCalls,
  signals: signalCalls,
  messages: messageCalls,
  touches: touchCalls,
  leads: leadCalls,
  conversions: conversionCalls,
};

const often = [
  'viewers.put',
  'viewers.putIdentities',
  'viewers.putProfile',
  'viewers.absorb',
  'viewers.igsid',
  'viewers.find',
  'suppressions.add',
  'signals.add',
  'signals.add',
  'signals.withdraw',
  'messages.noteWords',
  'messages.noteEdit',
  'touches.add',
  'touches.add',
  'touches.save',
  'touches.save',
  'touches.noteClosings',
  'touches.beginPrivateReply',
  'touches.person',
  'touches.earlier',
  'touches.unproven',
  'leads.save',
  'leads.save',
  'leads.save',
  'leads.lockNext',
  'leads.lockNext',
] as const;

/** Every row but what is sealed, as one text each: JSON has no undefined, and the order of rows says nothing. */
const told = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row.map((part) => part ?? null))).toSorted();

function keptInModel(model: Engine) {
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

async function keptInDatabase(db: Kysely<Schema>) {
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
