import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphCall } from './graph-call.ts';
import { GraphError } from './graph-error.ts';
import { tradeToken } from './graph-oauth.ts';
import { answerCall, oauthPaths } from './graph-routes.ts';
import type { GraphTokens, Token } from './graph-tokens.ts';
import type { GraphUsage } from './graph-usage.ts';
import { mediaAddress, pictureAt } from './instagram-cdn.ts';
import { waitOn } from './instagram-clock.ts';
import type { CallFault, FaultSource } from './instagram-faults.ts';
import type { GraphCallRecord } from './instagram-ledger.ts';
import type { InstagramStage } from './instagram-stage.ts';
import type { Body } from './payloads.ts';

const bodyLimit = 1024 * 1024;
/** Never written down, not even in a ledger. */
const secretParameters = ['access_token', 'fb_exchange_token', 'client_secret', 'appsecret_proof'];

type ServerParts = {
  stage: InstagramStage;
  tokens: GraphTokens;
  usage: GraphUsage;
  faults: FaultSource;
  signal: AbortSignal;
};

type Outcome = { status: number; answer: Body; applied: boolean; token?: Token; afterAnswer: (() => void)[] };

/** The HTTP side of the Graph API, both of Meta's hosts behind one root. */
export function graphServer({ stage, tokens, usage, faults, signal }: ServerParts) {
  let calls = 0;
  let underWay = 0;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
    if (url.pathname.startsWith('/cdn/media/')) return showPicture(stage, url, response);

    const method = incoming.method ?? 'GET';
    const path = url.pathname.replace(/^\/v\d+\.\d+(?=\/|$)/, '');
    const record: GraphCallRecord = {
      id: ++calls,
      at: stage.world.clock.now(),
      method,
      path: url.pathname,
      query: publicQuery(url),
      body: undefined,
      applied: false,
    };
    const note = (change: Partial<GraphCallRecord>) => {
      Object.assign(record, change);
      stage.keeper.record({ kind: 'call', call: record });
    };

    const body = await readBody(incoming);
    note({ body: body === undefined ? undefined : withoutSecrets(body) });

    const fault = faults.takeForCall(method, path);
    if (fault !== undefined) {
      note({ fault: fault.kind });
      if ((await meetFault(fault, response)) === 'ended') return note({ status: response.statusCode || undefined });
    }
    const outcome =
      fault?.kind === 'error' ? refuse(faultError(fault)) : await act(method, url, path, body ?? {}, incoming);
    const { status, answer, applied, token } = outcome;
    if (fault?.kind === 'answer-lost') {
      note({ applied, accountId: token?.account.id });
      response.destroy();
    } else {
      note({ applied, accountId: token?.account.id, status, answer });
      send(response, status, answer, usage.headers(token?.account));
    }
    for (const next of outcome.afterAnswer) next();
  }

  async function act(method: string, url: URL, path: string, body: Body, incoming: IncomingMessage): Promise<Outcome> {
    const afterAnswer: (() => void)[] = [];
    let token: Token | undefined;
    try {
      const parts = path
        .split('/')
        .filter((part) => part !== '')
        .map(decodeURIComponent);
      const joined = parts.join('/');
      if (oauthPaths.includes(joined)) {
        const query = new URLSearchParams(url.searchParams);
        for (const [name, value] of Object.entries(body)) if (typeof value === 'string') query.set(name, value);
        return { status: 200, answer: tradeToken({ tokens, query, path: joined }), applied: true, afterAnswer };
      }
      token = tokens.get(tokenOf(url, body, incoming));
      tokens.checkProof(token, url.searchParams.get('appsecret_proof') ?? textIn(body, 'appsecret_proof') ?? null);
      usage.countCall(token.account);
      const echoFault = parts[1] === 'messages' ? faults.takeForEcho(path) : undefined;
      const { account } = token;
      const call: GraphCall = { stage, usage, method, url, path: parts, body, account, token, echoFault, afterAnswer };
      return { status: 200, answer: await answerCall(call), applied: true, token, afterAnswer };
    } catch (error) {
      if (error instanceof GraphError || error instanceof URIError)
        return { ...refuse(error), ...(token && { token }) };
      throw error;
    }
  }

  function refuse(error: GraphError | URIError): Outcome {
    const graphError = error instanceof GraphError ? error : new GraphError(2500, error.message);
    return {
      status: graphError.status,
      answer: graphError.body(stage.world.ids.trace()),
      applied: false,
      afterAnswer: [],
    };
  }

  async function meetFault(fault: CallFault, response: ServerResponse): Promise<'ended' | 'goes-on'> {
    switch (fault.kind) {
      case 'delay':
        return (await waitOn(stage.world.clock, fault.ms, signal)) === 'aborted' ? 'ended' : 'goes-on';
      case 'server-error':
        response.writeHead(fault.status ?? 502, { 'Content-Type': 'text/html' });
        response.end('<html><body><h1>Sorry, something went wrong.</h1></body></html>');
        return 'ended';
      case 'cut-before':
        response.statusCode = 0;
        response.destroy();
        return 'ended';
      case 'hang':
        response.statusCode = 0;
        return 'ended';
      case 'error':
      case 'answer-lost':
        return 'goes-on';
    }
  }

  return {
    async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
      underWay += 1;
      try {
        await answer(incoming, response);
      } finally {
        underWay -= 1;
      }
    },
    /** Whether a call waits for its answer. */
    isAnswering: () => underWay > 0,
  };
}

/** The picture of a story or post for the Instagram app, which reaches no network here. */
function showPicture({ world }: InstagramStage, { pathname }: URL, response: ServerResponse): void {
  const picture = pictureAt(world, mediaAddress(pathname.slice('/cdn/media/'.length)));
  if (typeof picture !== 'object') {
    response.writeHead(403, { 'Content-Type': 'text/plain' }).end('URL signature expired');
    return;
  }
  response.writeHead(200, { 'Content-Type': picture.type, 'Cache-Control': 'private, max-age=60' }).end(picture.bytes);
}

function faultError({ error, status }: Extract<CallFault, { kind: 'error' }>): GraphError {
  const { code, message = `(#${code}) The stand-in was told to refuse this call.`, subcode, transient } = error;
  return new GraphError(code, message, { subcode, status, isTransient: transient ?? false });
}

function send(response: ServerResponse, status: number, answer: Body, headers: Record<string, string>): void {
  const isTokenError =
    typeof answer.error === 'object' && answer.error !== null && 'code' in answer.error && answer.error.code === 190;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=UTF-8',
    'facebook-api-version': 'v26.0',
    ...(isTokenError ? { 'WWW-Authenticate': 'OAuth "Facebook Platform" "invalid_token"' } : {}),
    ...headers,
  });
  response.end(JSON.stringify(answer));
}

function tokenOf(url: URL, body: Body, incoming: IncomingMessage): string | undefined {
  const bearer = /^(?:Bearer|OAuth) (.+)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  return url.searchParams.get('access_token') ?? textIn(body, 'access_token') ?? bearer;
}

const textIn = (body: Body, name: string) => (typeof body[name] === 'string' ? body[name] : undefined);

const publicQuery = (url: URL) => withoutSecrets(Object.fromEntries(url.searchParams)) as Record<string, string>;

const withoutSecrets = (values: Body): Body =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secretParameters.includes(name)));

/** JSON or a form whose object values are JSON, as Graph takes both; undefined without a body. */
async function readBody(incoming: IncomingMessage): Promise<Body | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  if (incoming.headers['content-type']?.startsWith('application/json')) return objectOf(text) ?? {};
  const form = Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, value.startsWith('{') ? (objectOf(value) ?? value) : value]),
  );
}

function objectOf(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
