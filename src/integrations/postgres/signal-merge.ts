import { type RawBuilder, sql } from 'kysely';

/*
 * What becomes of a stored signal when one with the same key arrives. Deliveries are repeated and come in any order,
 * so both rules are commutative, associative and idempotent: the rows end the same whatever came first.
 */

/** All that a signal says besides its times, as one comparable text; "C", because orders differ between databases. */
const content = (row: 'signal' | 'excluded') => {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const parts = ['about', 'kind', 'story_id', 'message_id', 'source', 'viewer_id'].map(column);
  return sql`(${column('about')}::text || jsonb_build_array(${sql.join(parts)})::text) collate "C"`;
};

const isEarlier = sql`(excluded.happened_at, ${content('excluded')}) < (signal.happened_at, ${content('signal')})`;
const ofEarlier = <Value>(column: string): RawBuilder<Value> =>
  sql`case when ${isEarlier} then ${sql.ref(`excluded.${column}`)} else ${sql.ref(`signal.${column}`)} end`;

/** The signal that happened first stays. It is late only when every copy of it came late. */
export const mergedSignal = {
  kind: ofEarlier<string>('kind'),
  viewer_id: ofEarlier<string>('viewer_id'),
  story_id: ofEarlier<string>('story_id'),
  message_id: ofEarlier<string>('message_id'),
  source: ofEarlier<string>('source'),
  about: ofEarlier<string>('about'),
  happened_at: sql<Date>`least(signal.happened_at, excluded.happened_at)`,
  received_at: sql<Date>`least(signal.received_at, excluded.received_at)`,
  late: sql<boolean>`signal.late and excluded.late`,
};

const ofLater = <Value>(column: string, whenEqual: RawBuilder<Value>): RawBuilder<Value> =>
  sql`case
    when excluded.happened_at > signal.happened_at then ${sql.ref(`excluded.${column}`)}
    when excluded.happened_at < signal.happened_at then ${sql.ref(`signal.${column}`)}
    else ${whenEqual} end`;

/**
 * Giving a reaction and taking it back are one row: `happened_at` is the last time of either, `withdrawn_at` the last
 * time it was taken back, and it stands unless these are the same. What stands is described by the last word on it.
 */
export const mergedReaction = {
  happened_at: sql<Date>`greatest(signal.happened_at, excluded.happened_at)`,
  withdrawn_at: sql<Date>`greatest(signal.withdrawn_at, excluded.withdrawn_at)`,
  received_at: ofLater('received_at', sql<Date>`least(signal.received_at, excluded.received_at)`),
  late: ofLater('late', sql<boolean>`signal.late and excluded.late`),
  // A withdrawal is about nothing, {}, which as a text comes after everything: so it wins a tie here, too.
  about: ofLater(
    'about',
    sql<string>`case
      when excluded.about::text collate "C" > signal.about::text collate "C" then excluded.about else signal.about end`,
  ),
  story_id: sql<string>`greatest(signal.story_id, excluded.story_id)`,
  message_id: sql<string>`greatest(signal.message_id, excluded.message_id)`,
  source: sql<string>`least(signal.source, excluded.source)`,
};
