import type { BotLog } from './bot-log.ts';
import type { Outcome } from './interaction.ts';
import { SlackDidNotSay } from './slack-did-not-say.ts';

/** Why an interaction came to nothing: Slack could not be asked whether they may, or we failed. */
export interface FailedInteraction {
  readonly outcome: Outcome;
  readonly answer: 'not-checked' | 'failed';
}

/** Logs a failure, once, where it stops, and says what it is to the person who asked. */
export function failedInteraction(error: unknown, which: object, log: BotLog): FailedInteraction {
  if (error instanceof SlackDidNotSay) {
    log.warn({ err: error, ...which }, 'Slack could not be asked who somebody is; nothing was done');
    return { outcome: 'not checked', answer: 'not-checked' };
  }
  log.error({ err: error, ...which }, 'An interaction failed');
  return { outcome: 'failed', answer: 'failed' };
}
