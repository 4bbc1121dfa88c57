import { parseJson } from '../json-object.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ACKNOWLEDGE_WITHIN_MS, type Courier, type Delivery, type DeliveryError, type Envelope } from './delivery.ts';
import { signatureHeaders } from './signature.ts';

/** Where the app listens in HTTP mode; one address takes events, interactions and commands. */
export type RequestUrl = { url: string; signingSecret: string };

const RETRY_REASONS: Record<DeliveryError, string> = {
  timeout: 'http_timeout',
  nobody_listening: 'connection_failed',
  refused: 'http_error',
};

/** Delivers as Slack does over HTTP: signed, a form for interactions and commands, JSON for events. */
export function requestUrlCourier(
  workspace: Workspace,
  { url, signingSecret }: RequestUrl,
  ask: typeof fetch,
): Courier {
  return {
    async deliver(envelope) {
      const delivery: Delivery = { ...envelope, at: workspace.clock.now() };
      const { body, contentType } = encode(envelope);
      const sentAtMs = workspace.nowMs();
      const answered = ask(url, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          ...signatureHeaders(signingSecret, body, workspace.clock.now()),
          ...retryHeaders(envelope),
        },
        body,
      })
        .then((response) => note(delivery, response, () => workspace.nowMs() - sentAtMs))
        .catch(() => {
          delivery.error ??= 'nobody_listening';
        });
      const inTime = await Promise.race([
        answered.then(() => true),
        workspace.clock.sleep(ACKNOWLEDGE_WITHIN_MS).then(() => false),
      ]);
      if (!inTime) delivery.error = 'timeout';
      return delivery;
    },
  };
}

/** Asks the address to prove itself, as when it is saved in the app's settings. */
export async function verifyRequestUrl(
  workspace: Workspace,
  { url, signingSecret }: RequestUrl,
  ask: typeof fetch,
): Promise<boolean> {
  const challenge = workspace.nextId('challenge-');
  const body = JSON.stringify({
    token: workspace.identity.verificationToken,
    challenge,
    type: 'url_verification',
  });
  const response = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureHeaders(signingSecret, body, workspace.clock.now()) },
    body,
  });
  return response.ok && (await response.text()).includes(challenge);
}

async function note(delivery: Delivery, response: Response, tookMs: () => number): Promise<void> {
  const text = await response.text();
  if (response.headers.has('x-slack-no-retry')) delivery.noRetry = true;
  if (!response.ok) {
    delivery.error ??= 'refused';
    return;
  }
  delivery.acknowledgedInMs = tookMs();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  delivery.answer = (isJson ? parseJson(text) : undefined) ?? { text };
}

function encode({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function retryHeaders({ retry }: Envelope): Record<string, string> {
  return retry
    ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': RETRY_REASONS[retry.after] }
    : {};
}
