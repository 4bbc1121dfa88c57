import type { Touch } from './touch.ts';

/**
 * The instant at which a touch counts towards limits; undefined for one that did not go out. What may have gone out
 * counts, and so does what a teammate has been offered to send by hand.
 */
export function countedAt(touch: Touch): Date | undefined {
  switch (touch.status) {
    case 'waiting':
      return touch.until;
    case 'sending':
    case 'unknown':
      return touch.since;
    case 'sent':
    case 'seen':
      return touch.sentAt;
    case 'offered':
      return touch.offeredAt;
    case 'said-sent':
      return touch.saidAt;
    case 'refused':
    case 'cancelled':
    case 'said-not-sent':
      return undefined;
  }
}
