import type { Logger } from 'pino';
import { type DeliveryReading, readDeliveries } from '../domain/delivery/read-deliveries.ts';
import type { Desk } from '../domain/desk.ts';
import type { TeamId } from '../domain/ids.ts';
import type { Metrics } from '../integrations/http/metrics.ts';
import { readDelivery } from '../integrations/instagram/read-delivery.ts';
import { type Worker, worker } from '../integrations/schedule/worker.ts';
import type { DeskStorage } from './machine.ts';

/** How long one transaction's worth of deliveries may take before another process may begin them again. */
const leaseSeconds = 30;
const perTransaction = 20;

/** Reads stored deliveries whenever it is woken, until none is left. */
export function deliveryWorker(
  desk: Desk,
  {
    storage,
    home,
    metrics,
    log,
  }: {
    storage: Pick<DeskStorage, 'beginDeliveries' | 'giveBackDeliveries'>;
    home: TeamId;
    metrics: Metrics;
    log: Logger;
  },
): Worker {
  const reading: DeliveryReading = {
    desk,
    read: readDelivery,
    home,
    observer: {
      signal: (kind) => metrics.signals.inc({ kind }),
      quarantined: (reason) => metrics.entriesQuarantined.inc({ reason }),
    },
  };
  return worker(
    async () => {
      const now = desk.clock.now();
      const begun = await storage.beginDeliveries({ now, leaseSeconds, limit: perTransaction });
      if (begun.length === 0) return false;
      const read = await readDeliveries(reading, begun).catch(async (fault: unknown) => {
        // Whoever lives to tell was not killed by them: it was the database, and they are set aside for no fault of its.
        await storage.giveBackDeliveries(begun).catch(() => {});
        throw fault;
      });
      if (read > 0) log.info({ deliveries: read }, 'Deliveries read');
      return true;
    },
    (fault) => log.error({ err: fault }, 'Deliveries could not be read; the next tick tries again'),
  );
}
