import { accept, type Result, refuse } from '../result.ts';
import { coreOf, type OfferedTouch, type SendingTouch, type Touch, type TouchRefusal } from './touch.ts';

/**
 * Begins the sending of a touch whose time has come: an attempt at Instagram, or the offer to a teammate to send it by
 * hand. To be written down before anything goes outside, so that two senders never both begin.
 */
export function sendTouch(touch: Touch, now: Date): Result<SendingTouch | OfferedTouch, TouchRefusal> {
  switch (touch.status) {
    case 'waiting': {
      const { until, why, route } = touch;
      if (until === undefined || now < until) return refuse({ kind: 'too-early', until, why });
      const core = { ...coreOf(touch), version: touch.version + 1 };
      return route === 'by_hand'
        ? accept({ ...core, route, status: 'offered', offeredAt: now })
        : accept({ ...core, route, status: 'sending', attempt: touch.attempt + 1, since: now });
    }
    case 'sending':
    case 'unknown':
      return refuse({ kind: 'under-way', since: touch.since });
    case 'offered':
      return refuse({ kind: 'under-way', since: touch.offeredAt });
    default:
      return refuse({ kind: 'already-settled', status: touch.status });
  }
}
