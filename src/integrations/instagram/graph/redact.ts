/** Parameters and shapes by which secrets show up in addresses, messages and stacks. */
const secretParameter =
  /\b(access_token|appsecret_proof|client_secret|fb_exchange_token)(=|%3D|"?\s*:\s*"?)[^\s&"']+/gi;
const metaToken = /\b(?:IG|EAA)[A-Za-z0-9_-]{16,}/g;
const bearer = /\b(Bearer|OAuth)\s+[A-Za-z0-9._|%-]{8,}/g;

/** `text` without `secrets` and without anything that looks like a token of Meta's. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let redacted = text;
  for (const secret of secrets.filter((secret) => secret !== '')) {
    redacted = redacted.replaceAll(secret, '[redacted]').replaceAll(encodeURIComponent(secret), '[redacted]');
  }
  return redacted
    .replace(secretParameter, '$1$2[redacted]')
    .replace(bearer, '$1 [redacted]')
    .replace(metaToken, '[redacted]');
}
