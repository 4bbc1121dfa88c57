import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/integrations/postgres/schema.ts';
import { shownCards } from '../support/program/shown-cards.ts';
import { desk } from '../support/program/stage.ts';
import type { RigStage } from './ground.ts';
import { openWork } from './rest.ts';

/** What is wrong, in words. Both lists are empty when all promises were kept. */
export interface Verdict {
  /** Said, posted or stored twice. */
  readonly doubles: readonly string[];
  /** Taken and not there any more, or left undone without anybody being told. */
  readonly losses: readonly string[];
}

/** Somebody who wrote, and how far the desk came with them. */
export interface Visited {
  readonly viewer: string;
  readonly reached: 'card' | 'claimed' | 'answered';
}

/**
 * Compares what the product has written down with what really happened, by the books of the local Slack and Instagram.
 * To be asked once everything is at rest and, over the embedded database, once its program has ended.
 */
export async function audit(stage: RigStage, visits: readonly Visited[]): Promise<Verdict> {
  return stage.look(async (db) => {
    const known = await readKnown(db);
    const verdicts = visits.map((visit) => auditVisit(stage, known, visit));
    return {
      doubles: [...verdicts.flatMap(({ doubles }) => doubles), ...doubledInThreads(stage)],
      losses: [
        ...verdicts.flatMap(({ losses }) => losses),
        ...lostDeliveries(stage, known),
        ...known.undone,
        ...known.failed.map(({ kind, outcome_detail: detail }) => `task ${kind} was given up: ${detail}`),
      ],
    };
  });
}

/** What becomes due between the last look and this one is nobody's fault. */
const graceMs = 15_000;

type Known = Awaited<ReturnType<typeof readKnown>>;

async function readKnown(db: Kysely<Schema>) {
  return {
    deliveries: await db.selectFrom('delivery').select(['delivery_id', 'read_at']).execute(),
    quarantined: await db.selectFrom('quarantined_entry').select(['reason', 'detail']).execute(),
    identities: await db.selectFrom('viewer_identity').select(['identity', 'viewer_id']).execute(),
    signals: await db.selectFrom('signal').select(['signal_key', 'viewer_id', 'kind']).execute(),
    leads: await db.selectFrom('lead').select(['lead_id', 'viewer_id', 'status', 'owner']).execute(),
    touches: await db.selectFrom('touch').select(['viewer_id', 'status']).execute(),
    failed: await db.selectFrom('task').select(['kind', 'outcome_detail']).where('outcome', '=', 'failed').execute(),
    undone: await openWork(db, graceMs),
  };
}

function auditVisit(stage: RigStage, known: Known, { viewer, reached }: Visited): Verdict {
  const { slack, instagram } = stage;
  const identity = `igsid:${instagram.viewer(viewer).igsid}`;
  const id = known.identities.find((row) => row.identity === identity)?.viewer_id;
  const ofViewer = <Row extends { viewer_id: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.viewer_id === id);
  const leads = ofViewer(known.leads);
  const touches = ofViewer(known.touches);
  const counts = {
    signals: ofViewer(known.signals).filter(({ kind }) => kind === 'dm').length,
    leads: leads.length,
    cards: shownCards(slack).filter(({ metadata }) =>
      leads.some(({ lead_id: lead }) => lead === metadata?.event_payload.lead_id),
    ).length,
    messages: instagram.ledger.sentMessages.filter(({ username }) => username === viewer).length,
  };
  const acts = instagram.ledger.acts.filter(({ actor, kind }) => actor === viewer && kind === 'dm').length || 1;
  const said = touches.filter(({ status }) => status === 'sent' || status === 'seen').length;
  const doubles = [
    ...(counts.signals > acts ? [`@${viewer} wrote ${acts} times and has ${counts.signals} signals`] : []),
    ...(counts.leads > 1 ? [`@${viewer} has ${counts.leads} leads`] : []),
    ...(counts.cards > 1 ? [`@${viewer} has ${counts.cards} cards`] : []),
    ...(counts.messages > 1 ? [`@${viewer} was sent ${counts.messages} messages`] : []),
    ...(said > counts.messages ? [`@${viewer} was sent ${counts.messages} messages, and ${said} are said to be`] : []),
  ];
  const owned = leads.filter(({ owner }) => owner !== null).length;
  const losses = [
    ...(counts.signals < acts ? [`@${viewer} wrote ${acts} times and has ${counts.signals} signals`] : []),
    ...(counts.leads < 1 ? [`@${viewer} has no lead`] : []),
    ...(counts.cards < 1 ? [`@${viewer} has no card`] : []),
    ...(reached !== 'card' && owned !== 1 ? [`@${viewer} was claimed and belongs to ${owned} people`] : []),
    ...(reached === 'answered' && counts.messages < 1 ? [`@${viewer} was answered and got nothing`] : []),
    ...(counts.messages > said ? [`@${viewer} was sent ${counts.messages} messages, and ${said} are known`] : []),
  ];
  return { doubles, losses };
}

/** What was answered 200 must be stored and read; the same bytes are one delivery, however often they came. */
function lostDeliveries({ instagram }: RigStage, { deliveries, quarantined }: Known): string[] {
  const stored = new Set(deliveries.map(({ delivery_id: id }) => id));
  const unstored = instagram.ledger.deliveries.filter(
    ({ state, body }) => state === 'accepted' && !stored.has(hash('sha256', body, 'hex')),
  );
  return [
    ...unstored.map(({ id }) => `delivery ${id} was answered 200 and is not stored`),
    ...quarantined.map(({ reason, detail }) => `an entry was set aside: ${reason}, ${detail}`),
  ];
}

/** In the thread of a card nothing stands twice either. */
function doubledInThreads({ slack }: RigStage): string[] {
  const counts = new Map<string, number>();
  for (const { metadata, threadTs, deletedAt } of slack.messages(desk)) {
    if (!metadata || !threadTs || deletedAt) continue;
    const key = `${metadata.event_type} ${JSON.stringify(metadata.event_payload)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${count} times in a thread: ${key}`);
}
