import { accept, type Result, refuse } from '../result.ts';
import { type CancelledTouch, type CancelReason, coreOf, type Touch, type TouchRefusal } from './touch.ts';

/**
 * Holds back a touch that has not gone out: one that waits, or that a teammate has been offered to send. What Instagram
 * has, or may have, can't be called back.
 */
export function cancelTouch(touch: Touch, why: CancelReason, now: Date): Result<CancelledTouch, TouchRefusal> {
  switch (touch.status) {
    case 'waiting':
    case 'offered':
      return accept({ ...coreOf(touch), version: touch.version + 1, status: 'cancelled', cancelledAt: now, why });
    case 'sending':
    case 'unknown':
      return refuse({ kind: 'under-way', since: touch.since });
    default:
      return refuse({ kind: 'already-settled', status: touch.status });
  }
}
