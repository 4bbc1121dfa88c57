import type { BotLog } from './bot-log.ts';

/**
 * Slack's receipt, given at most once and without ever failing. Over HTTP it fails when it comes after 3 seconds, over
 * a socket when Slack has just closed it; what was asked is done all the same.
 */
export function receipt(ack: () => Promise<void>, log: BotLog): () => Promise<void> {
  let isGiven = false;
  return async () => {
    if (isGiven) return;
    isGiven = true;
    try {
      await ack();
    } catch (error) {
      log.warn({ err: error }, 'Slack did not get our receipt');
    }
  };
}
