import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** By so much the sender's clock and ours may differ; an older call is one that somebody plays back. */
const toleranceSeconds = 5 * 60;

/**
 * Says whether `rawBody` was signed with any of `secrets`, and just now, as Standard Webhooks have it: an HMAC-SHA256
 * over `webhook-id`, `webhook-timestamp` and the bytes as they came, in `webhook-signature` as a list of `v1,<base64>`.
 *
 * Every secret and every signature is tried even after a match, so that timing tells nothing.
 *
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @param secrets `whsec_<base64>`; several while they are changed
 */
export function isSignedWebhook(
  rawBody: Uint8Array,
  headers: IncomingHttpHeaders,
  secrets: readonly string[],
  now: Date,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;

  let signed = false;
  for (const secret of secrets) {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest();
    for (const signature of signatures.split(' ')) signed = isSame(signature, expected) || signed;
  }
  return signed;
}

function isSame(signature: string, expected: Uint8Array): boolean {
  const [version, base64 = ''] = signature.split(',', 2);
  const claimed = Buffer.from(base64, 'base64');
  return version === 'v1' && claimed.length === expected.length && timingSafeEqual(claimed, expected);
}
