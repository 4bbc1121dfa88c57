import type { InstagramLogin } from '../../../domain/team/account.ts';
import { parseBigIntJson } from '../big-int-json.ts';
import { cleanTree } from '../clean-text.ts';
import { classifyGraphError, GraphError, GraphNoAnswer } from '../graph-error.ts';
import { appSecretProof } from '../signature.ts';
import { redact } from './redact.ts';
import { readUsage, type Usage } from './usage.ts';

/**
 * The version every call names; without one Meta takes the app's default, which changes under us.
 * Source: https://developers.facebook.com/documentation/instagram-platform/changelog (v26.0 of 2026-07-29)
 */
const graphVersion = 'v26.0';

const hosts: Readonly<Record<InstagramLogin, string>> = {
  instagram: 'https://graph.instagram.com',
  facebook: 'https://graph.facebook.com',
};

/** No answer that we ask for comes near this. */
const maxAnswerBytes = 5 * 1024 * 1024;

export interface GraphRequestSettings {
  /** In place of all of Meta's hosts, without version, with or without a final slash; for tests and proxies. */
  readonly root?: string | undefined;
  readonly version?: string | undefined;
  readonly fetch: typeof fetch;
  /** From the first byte out to the last byte in. */
  readonly timeoutMs: number;
  /** Of the Meta app; used with the Facebook login, where it proves that the token is used by us. */
  readonly appSecret?: string | undefined;
}

export interface GraphCall {
  readonly method: 'GET' | 'POST';
  /** Below host and version, e.g. `/me`. Ids in it must be encoded. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Sent as the body: what people write stays out of addresses, which proxies log. */
  readonly json?: unknown;
  readonly login: InstagramLogin;
  readonly token: string;
  /** For `/refresh_access_token`, which has no version and takes the token as a parameter. */
  readonly isTokenCall?: boolean;
}

export interface GraphAnswer {
  /** Parsed without losing digits, every string cleaned. */
  readonly body: unknown;
  readonly usage: Usage | undefined;
}

export type GraphRequest = (call: GraphCall) => Promise<GraphAnswer>;

/**
 * Calls Meta's Graph API. Throws `GraphError` where Meta refused and `GraphNoAnswer` where nobody knows; neither ever
 * holds a token. Redirects are not followed: they would carry the token to another host.
 */
export function graphRequest(settings: GraphRequestSettings): GraphRequest {
  return async (call) => {
    const name = `${call.method} ${call.path}`;
    const secrets = [call.token, settings.appSecret ?? ''];
    const { response, text } = await exchange(settings, call).catch((error: unknown) => {
      const reason = noAnswerBecause(error);
      throw new GraphNoAnswer(reason, { call: name, cause: withoutSecrets(error, secrets) });
    });
    const usage = readUsage(response.headers);
    const parsed = parseBigIntJson(text);
    const body = parsed.ok ? cleanTree(parsed.value) : undefined;
    if (!response.ok || holdsError(body)) {
      const fault = classifyGraphError(body, response.status, secrets);
      throw new GraphError(fault, { call: name, usage, cause: redact(text, secrets).slice(0, 1000) });
    }
    if (!parsed.ok) throw new GraphNoAnswer('unreadable', { call: name, cause: parsed.refusal });
    return { body, usage };
  };
}

async function exchange(settings: GraphRequestSettings, call: GraphCall) {
  const { url, headers } = addressOf(settings, call);
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const body = call.json === undefined ? undefined : JSON.stringify(call.json);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await settings.fetch(url, {
    method: call.method,
    headers,
    redirect: 'error',
    signal,
    ...(body !== undefined && { body }),
  });
  return { response, text: await readText(response) };
}

/** Instagram's host takes the token as a header, Facebook's as a parameter, the latter with a proof of the secret. */
function addressOf({ root, version = graphVersion, appSecret }: GraphRequestSettings, call: GraphCall) {
  const base = (root ?? hosts[call.login]).replace(/\/+$/, '');
  const url = new URL(`${base}${call.isTokenCall ? '' : `/${version}`}${call.path}`);
  for (const [name, value] of Object.entries(call.params ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ accept: 'application/json' });
  if (call.login === 'instagram' && !call.isTokenCall) {
    headers.set('authorization', `Bearer ${call.token}`);
  } else {
    url.searchParams.set('access_token', call.token);
    if (call.login === 'facebook' && appSecret) {
      url.searchParams.set('appsecret_proof', appSecretProof(call.token, appSecret));
    }
  }
  return { url, headers };
}

class AnswerTooLong extends Error {}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxAnswerBytes) throw new AnswerTooLong(`more than ${maxAnswerBytes} bytes`); // leaving the loop cancels
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const holdsError = (body: unknown) => typeof body === 'object' && body !== null && 'error' in body;
function noAnswerBecause(error: unknown): GraphNoAnswer['reason'] {
  if (error instanceof AnswerTooLong) return 'unreadable';
  if (isTimeout(error)) return 'timeout';
  return isNotConnected(error) ? 'not-connected' : 'cut';
}

/** No connection was made, so nothing of the call has left us. */
const notConnectedCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function isNotConnected(error: unknown): boolean {
  const causes = error instanceof Error && error.cause instanceof AggregateError ? error.cause.errors : [];
  const codes = [error instanceof Error ? error.cause : undefined, ...causes].map((cause) =>
    cause instanceof Error && 'code' in cause ? cause.code : undefined,
  );
  return codes.some((code) => notConnectedCodes.includes(String(code)));
}

const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError';

/** What went wrong, as a fresh error: the original and its causes may hold the whole address, token included. */
function withoutSecrets(error: unknown, secrets: readonly string[]): Error {
  const said: string[] = [];
  for (let cause = error; cause instanceof Error && said.length < 5; cause = cause.cause) {
    const code = 'code' in cause ? ` (${cause.code})` : '';
    said.push(`${cause.name}: ${cause.message}${code}`);
  }
  return new Error(redact(said.join('; ') || 'no reason given', secrets));
}
