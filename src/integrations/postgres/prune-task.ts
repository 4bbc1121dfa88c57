import type { Kysely } from 'kysely';
import type { Clock } from '../../domain/clock.ts';
import { addDays, addHours } from '../../domain/duration.ts';
import type { TaskHandler } from '../../domain/task/task-handler.ts';
import { pruneDeliveries, pruneTasks } from './prune.ts';
import type { Schema } from './schema.ts';

export interface Pruning {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Gives space back where the database does not do it by itself. */
  readonly tidy: () => Promise<void>;
}

/** Ended tasks are kept for a look at what happened. */
const taskDays = 7;
/** Dedupe keys outlive Meta's 36 hours of repetition by far (design 3.1). */
const deliveryDays = 30;
const everyHours = 1;
const atOnce = 2_000;
/** A run holds its lease for a minute; the rest is pruned by the next one. */
const mostBatches = 50;

/** Forgets, every hour, what is no longer needed, in small batches that are in nobody's way. */
export function pruneTask({ db, clock, tidy }: Pruning): TaskHandler {
  return async (_task, run) => {
    const now = clock.now();
    for (let batch = 0; batch < mostBatches && run.isStillOurs(); batch += 1) {
      const tasks = await pruneTasks(db, addDays(now, -taskDays), atOnce);
      const deliveries = await pruneDeliveries(db, addDays(now, -deliveryDays), atOnce);
      if (tasks < atOnce && deliveries < atOnce) break;
    }
    await tidy();
    return { outcome: { again: addHours(now, everyHours) } };
  };
}
