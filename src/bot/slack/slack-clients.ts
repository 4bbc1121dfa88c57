import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';

/**
 * Three clients, so that a rate limit on one kind of call never delays another: a client of Slack's holds back
 * everything it has while it waits.
 *
 * None retries by itself. A lost answer to `chat.postMessage` may mean that the message stands in the channel; only
 * the publisher can find out, and only it may post again.
 */
export interface SlackClients {
  /** Answers to people who wait: modals, private messages. Must fit into the 3 seconds of a trigger. */
  readonly interactive: WebClient;
  /** The publisher's posts and edits. */
  readonly posting: WebClient;
  /** Look-ups: people, members, history. */
  readonly reading: WebClient;
  /** For addresses that Slack hands out: where an answer is given, where a file is put. */
  readonly fetch: typeof fetch;
}

const interactiveTimeoutMs = 2_500;
const postingTimeoutMs = 10_000;
const readingTimeoutMs = 5_000;

/** Slack always says how long to wait; should it ever not, this many seconds. */
const defaultRetryAfterSeconds = 30;

/** Told of every call that was made, by Slack's name for the method. */
export type CallObserver = (method: string, result: 'answered' | 'rate-limited' | 'unanswered') => void;

export interface SlackClientSettings {
  readonly token: string;
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly fetch: typeof fetch;
  readonly observe?: CallObserver;
}

export function slackClients({ token, apiUrl, logger, fetch, observe = () => {} }: SlackClientSettings): SlackClients {
  const options = slackClientOptions(apiUrl, logger, observed(observe, fetch));
  const client = (timeout: number) => new WebClient(token, { ...options, timeout });
  return {
    interactive: client(interactiveTimeoutMs),
    posting: client(postingTimeoutMs),
    reading: client(readingTimeoutMs),
    fetch,
  };
}

/** What all our clients share. `allowAbsoluteUrls: false` keeps a method name from ever leaving Slack's host. */
export const slackClientOptions = (apiUrl: string, logger: Logger, ask: typeof fetch = fetch): WebClientOptions => ({
  slackApiUrl: apiUrl,
  logger,
  allowAbsoluteUrls: false,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: fetchWithRetryAfter(ask),
});

/** web-api turns a 429 without a valid `Retry-After` into a nameless error (node-slack-sdk #1421): give it one. */
const fetchWithRetryAfter =
  (ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await ask(input, init);
    if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
    await response.body?.cancel();
    return new Response(null, { status: 429, headers: { 'retry-after': String(defaultRetryAfterSeconds) } });
  };

const observed =
  (observe: CallObserver, ask: typeof fetch): typeof fetch =>
  async (input, init) => {
    const method = String(input).split('/').at(-1) ?? '';
    try {
      const response = await ask(input, init);
      observe(method, response.ok ? 'answered' : response.status === 429 ? 'rate-limited' : 'unanswered');
      return response;
    } catch (fault) {
      observe(method, 'unanswered');
      throw fault;
    }
  };
