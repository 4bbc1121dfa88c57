import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as Meta would have received it. */
export interface Received {
  readonly method: string | undefined;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** What was sent as JSON, if anything was. */
  readonly body?: unknown;
}

type Answer = (response: ServerResponse, received: Received) => void;

/** A server on this machine in place of Meta's: answers by `answers`, in turn, and remembers what it was asked. */
export async function graphStandIn(...answers: readonly Answer[]) {
  const received: Received[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const params = Object.fromEntries(url.searchParams);
    const sent = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString('utf8');
    const call: Received = {
      method: request.method,
      path: url.pathname,
      params,
      authorization: request.headers.authorization,
      ...(sent !== '' && { body: JSON.parse(sent) }),
    };
    received.push(call);
    const answer = answers[received.length - 1] ?? status(500, 'nobody expected this call');
    answer(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (body: unknown, headers: Record<string, string> = {}, code = 200): Answer =>
  (response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };

export const status =
  (code: number, text: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end(text);

/** Takes the call and never answers. */
export const silence: Answer = () => {};

/** Begins to answer and never ends. */
export const halfAnAnswer: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"data":[');
};

export const hangUp: Answer = (response) => response.destroy();
