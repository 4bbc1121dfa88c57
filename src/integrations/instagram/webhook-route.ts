import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isSignedByMeta } from './signature.ts';

export interface WebhookSettings {
  readonly appSecrets: readonly string[];
  readonly verifyToken: string | undefined;
}

/** What became of a delivery, for the metrics. */
export type WebhookOutcome = 'stored' | 'signature' | 'not-stored';

export interface WebhookPorts {
  /** Reads the raw bytes; throws what the server answers 413 to when there are too many. */
  readonly readBody: (request: IncomingMessage) => Promise<Uint8Array>;
  /** Resolves once the bytes are safe. */
  readonly keep: (body: Uint8Array) => Promise<void>;
  readonly observe: (outcome: WebhookOutcome, fault?: unknown) => void;
}

/** Largest delivery that is read. Meta sends at most 1,000 updates at a time, far below it. */
export const maxDeliveryBytes = 5 * 1024 * 1024;

/**
 * `GET /instagram/webhook`: answers Meta's challenge, as text and unchanged.
 *
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function verifyWebhook({ verifyToken }: WebhookSettings) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const challenge = searchParams.get('hub.challenge');
    const isOurs =
      verifyToken !== undefined &&
      searchParams.get('hub.mode') === 'subscribe' &&
      challenge !== null &&
      isSame(searchParams.get('hub.verify_token') ?? '', verifyToken);
    if (isOurs) answer(response, 200, challenge);
    else answer(response, 403, 'The verify token is not the one in META_VERIFY_TOKEN.');
  };
}

/**
 * `POST /instagram/webhook`: 200 only once the bytes are stored, whatever they hold; Meta repeats everything else for
 * 36 hours. 401 for a missing or wrong signature, 413 above 5 MB, 503 while nothing can be stored.
 */
export function receiveWebhook({ appSecrets }: WebhookSettings, { readBody, keep, observe }: WebhookPorts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const header = request.headers['x-hub-signature-256'];
    if (!isSignedByMeta(body, typeof header === 'string' ? header : undefined, appSecrets)) {
      observe('signature');
      return answer(response, 401, 'Not signed with any of META_APP_SECRETS.');
    }
    try {
      await keep(body);
    } catch (fault) {
      observe('not-stored', fault);
      return answer(response, 503, 'Not stored; send it again.');
    }
    observe('stored');
    answer(response, 200, 'stored');
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  // Plain text and no sniffing: the challenge is somebody else's text.
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text), // else it goes out in chunks
    'x-content-type-options': 'nosniff',
  });
  response.end(text);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
