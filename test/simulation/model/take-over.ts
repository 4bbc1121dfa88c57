import { deliveries, keyOf, lanes, tasks } from './tables.ts';
import type { Transact } from './transact.ts';

/** Ends every lease there is, as the embedded database does when it is opened: whoever had begun something is dead. */
export async function modelTakeOver(transact: Transact, now: Date): Promise<void> {
  await transact(async (tx) => {
    for (const task of [...tx.rows(tasks)]) {
      if (!task.leaseUntil || task.leaseUntil <= now) continue;
      await tx.put(tasks, keyOf(task.team, task.kind, task.key), { ...task, leaseUntil: now });
    }
    for (const lane of [...tx.rows(lanes)]) {
      if (lane.heldUntil) await tx.put(lanes, keyOf(lane.team, lane.lane), { ...lane, heldUntil: undefined });
    }
    for (const delivery of [...tx.rows(deliveries)]) {
      if (!delivery.readAt) await tx.put(deliveries, delivery.id, { ...delivery, leaseUntil: undefined });
    }
  });
}
