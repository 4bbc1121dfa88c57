import type { Stores } from '../../../src/domain/database.ts';
import type { Books } from '../books.ts';
import type { Engine } from './engine.ts';
import {
  alarms,
  deliveries,
  digests,
  keyOf,
  lanes,
  leadEvents,
  leads,
  posts,
  signals,
  tasks,
  touchEvents,
  touches,
} from './tables.ts';

/** What the model holds, as it is. */
export function modelBooks(engine: Engine, stores: Stores): Books {
  const all = <Row>(from: Parameters<typeof engine.committed<Row>>[0]) => [...engine.committed(from)];
  return {
    stores,
    leads: async () => all(leads).map(({ lead }) => lead),
    leadEvents: async () => all(leadEvents).map(({ lead: of, ...event }) => ({ of, ...event })),
    touches: async () => all(touches).map(({ touch }) => touch),
    touchEvents: async () => all(touchEvents).map(({ touch: of, status: kind, ...event }) => ({ of, kind, ...event })),
    posts: async () => all(posts),
    deliveries: async () => new Map(all(deliveries).map(({ id, readAt }) => [id, { isRead: readAt !== undefined }])),
    signalMessages: async () => new Set(all(signals).flatMap(({ signal }) => signal.message ?? [])),
    tasks: async () => {
      const parked = new Set(
        all(lanes).flatMap(({ team, lane, parkedBecause }) => (parkedBecause === undefined ? [] : keyOf(team, lane))),
      );
      return all(tasks).map(({ team, kind, key, dueAt, leaseUntil, lane }) => ({
        kind,
        key,
        dueAt,
        leaseUntil,
        lane,
        isParked: lane !== undefined && parked.has(keyOf(team, lane)),
      }));
    },
    alarms: async () => all(alarms).flatMap(({ alarm, clearedAt }) => (clearedAt === undefined ? alarm : [])),
    digests: async () => all(digests).map(({ digest }) => digest),
  };
}
