import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureHeader = /^sha256=([0-9a-f]{64})$/i;

/**
 * Says whether Meta signed `rawBody`: `header` is `X-Hub-Signature-256`, `sha256=<hex>` of an HMAC-SHA256 over the bytes
 * as they came. Meta escapes every non-ASCII character, so a body that was parsed and written again no longer fits.
 *
 * Any of `secrets` will do, since Meta does not document whether the Meta app's or the Instagram app's secret signs, and
 * secrets rotate. All of them are tried even after a match, so that timing tells nothing. An empty secret never counts.
 *
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function isSignedByMeta(rawBody: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  const hex = signatureHeader.exec(header ?? '')?.[1];
  if (hex === undefined) return false;
  const claimed = Buffer.from(hex, 'hex');
  let signed = false;
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    const matches = timingSafeEqual(expected, claimed);
    signed = (matches && secret !== '') || signed;
  }
  return signed;
}

/**
 * `appsecret_proof`: shows Meta that the caller of `token` also holds the app secret; lower-case hex.
 *
 * Source: https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export function appSecretProof(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}
