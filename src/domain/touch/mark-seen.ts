import { accept, type Result, refuse } from '../result.ts';
import { coreOf, type SeenTouch, type Touch, type TouchRefusal } from './touch.ts';

/**
 * Marks a touch as read by the viewer. The first reading counts. A receipt may overtake the answer that tells the
 * message's id; until that is known nothing can be marked.
 */
export function markSeen(touch: Touch, seenAt: Date): Result<SeenTouch, TouchRefusal> {
  if (touch.status !== 'sent' || touch.message === undefined) {
    return refuse({ kind: touch.status === 'seen' ? 'already-settled' : 'not-now', status: touch.status });
  }
  const { sentAt, message } = touch;
  return accept({ ...coreOf(touch), version: touch.version + 1, status: 'seen', sentAt, message, seenAt });
}
