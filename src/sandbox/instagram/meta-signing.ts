import { createHmac } from 'node:crypto';

/**
 * JSON as Meta puts it on the wire and signs it: everything outside ASCII is written
 * `\uXXXX` in lower case, so a receiver that parses and re-serialises gets other bytes.
 * Source: Graph API webhooks, getting started.
 */
export function metaJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The value of `X-Hub-Signature-256` for these raw bytes: `sha256=<hex>`. */
export function hubSignature256(rawBody: string | Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
}

/** The value of the legacy `X-Hub-Signature`, which Meta still sends beside the new one. */
export function hubSignature(rawBody: string | Buffer, appSecret: string): string {
  return `sha1=${createHmac('sha1', appSecret).update(rawBody).digest('hex')}`;
}

/** `appsecret_proof`: lower-case hex HMAC-SHA256 of the token. Source: Secure Graph API calls. */
export function appSecretProof(accessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}

/**
 * The form field Meta posts to the data-deletion and deauthorise callbacks:
 * `base64url(signature).base64url(json)`, signed over the encoded payload.
 * Source: Data Deletion Request Callback.
 */
export function signedRequest(payload: object, appSecret: string): string {
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signature = createHmac('sha256', appSecret).update(encoded).digest('base64url');
  return `${signature}.${encoded}`;
}
