import type { SlackFailure } from './slack-failure.ts';

/** Slack could not be asked something that decides whether a person may act. Nothing is guessed: nothing is done. */
export class SlackDidNotSay extends Error {
  readonly failure: SlackFailure;

  constructor(question: string, failure: SlackFailure, cause: unknown) {
    super(`Slack did not say ${question} (${failure.kind === 'refused' ? failure.code : failure.kind})`, { cause });
    this.name = 'SlackDidNotSay';
    this.failure = failure;
  }
}
