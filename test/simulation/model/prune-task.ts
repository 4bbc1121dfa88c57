import type { Clock } from '../../../src/domain/clock.ts';
import { addDays, addHours } from '../../../src/domain/duration.ts';
import type { TaskHandler } from '../../../src/domain/task/task-handler.ts';
import type { EngineTransaction } from './engine.ts';
import { deliveries } from './tables.ts';
import type { Transact } from './transact.ts';

const deliveryDays = 30;
const everyHours = 1;

/** Forgets, every hour, deliveries that were read long ago. Tasks that are over are not kept here. */
export function modelPruneTask({ transact, clock }: { transact: Transact; clock: Clock }): TaskHandler {
  return async (_task, run) => {
    const now = clock.now();
    if (run.isStillOurs()) await transact((tx) => pruneDeliveries(tx, addDays(now, -deliveryDays)));
    return { outcome: { again: addHours(now, everyHours) } };
  };
}

async function pruneDeliveries(tx: EngineTransaction, before: Date): Promise<void> {
  for (const { id } of [...tx.rows(deliveries)]) {
    const row = tx.get(deliveries, id);
    if (row?.readAt && row.readAt < before && !tx.isTaken(deliveries, id)) await tx.remove(deliveries, id);
  }
}
