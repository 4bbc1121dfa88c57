import type { IncomingMessage } from 'node:http';

/**
 * Why a request is not from this page on this machine; undefined when it is.
 *
 * A foreign `Host` is a name that was made to point here (DNS rebinding); a foreign
 * `Origin`, or a body that a plain form can send, is another site's doing.
 */
export function refusalOf(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  port: number,
): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return `This page is only at http://${hosts[0]}/.`;
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return 'Another site may not use this page.';
  }
  const isJson = headers['content-type']?.split(';')[0]?.trim() === 'application/json';
  if (method !== 'GET' && !isJson) return 'Acts are sent as application/json.';
  return undefined;
}
