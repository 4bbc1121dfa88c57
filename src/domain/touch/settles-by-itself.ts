import type { Touch } from './touch.ts';

/**
 * Whether a message under way needs nobody: it goes out when its turn comes, or is looked for. One that is to be sent by
 * hand, or was looked for and not found, waits for the word of a person, who may have gone home.
 */
export const settlesByItself = (touch: Touch): boolean =>
  touch.status === 'waiting' ||
  touch.status === 'sending' ||
  (touch.status === 'unknown' && touch.lookedAt === undefined);
