import type { BlockKitProblem } from './block-kit/block-kit-problem.ts';

/** An answer `{ ok: false, error }`, with the words that Slack adds in `response_metadata.messages`. */
export class SlackApiError extends Error {
  readonly error: string;
  readonly messages: readonly string[];

  constructor(error: string, messages: readonly string[] = []) {
    super(error);
    this.name = 'SlackApiError';
    this.error = error;
    this.messages = messages;
  }
}

/** A refusal of Block Kit content; `root` is where the blocks or the view stand among the arguments. */
export function refusedContent(error: string, problems: readonly BlockKitProblem[], root = ''): SlackApiError {
  return new SlackApiError(
    error,
    problems.map(({ pointer, message }) => `${message} [json-pointer:${root}${pointer}]`),
  );
}
