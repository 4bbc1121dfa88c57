import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { RequestAborted } from './read-body.ts';
import { RequestRefused, refuse } from './refusal.ts';

/** Answers one method at one path. */
export interface Route {
  /** A GET route answers HEAD too; Node leaves the body out. */
  readonly method: 'GET' | 'POST';
  /** Exactly this path, e.g. `/instagram/webhook`. */
  readonly path: string;
  /** A `RequestRefused` it throws becomes that answer, anything else a 500. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> | void;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system choose; see `HttpServer.port`. */
  readonly port: number;
  readonly routes: readonly Route[];
  /** Gets everything below `/slack/`: the `requestListener` of Bolt's HTTPReceiver. */
  readonly fallback?: RequestListener;
  readonly log: Pick<Logger, 'error' | 'debug'>;
  readonly limits?: TimeLimits;
}

/** How long clients may take, in milliseconds. */
export interface TimeLimits {
  readonly headersMs: number;
  /** For the whole request, body included. */
  readonly requestMs: number;
  /** For the next request on the same connection: longer than the 60 s after which load balancers drop it themselves. */
  readonly keepAliveMs: number;
  /** How often the limits are looked at. */
  readonly checkEveryMs: number;
}

export interface HttpServer {
  /** @throws CannotListen */
  start(): Promise<void>;
  /**
   * Takes no new request (503 on connections that stay open) and waits for running ones, handlers included, until
   * `deadline`; by default 10 seconds. What still runs then is cut off.
   */
  stop(deadline?: AbortSignal): Promise<void>;
  /** What it does with a request. */
  readonly handle: RequestListener;
  /** Where it listens; only after `start`. */
  readonly port: number;
}

/** The address cannot be listened on, as when another process holds the port. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

const usualLimits: TimeLimits = { headersMs: 10_000, requestMs: 30_000, keepAliveMs: 65_000, checkEveryMs: 1_000 };
const drainMs = 10_000;

/** One server for all routes: webhooks, health, metrics, and Slack over HTTP. */
export function httpServer({ host, port, routes, fallback, log, limits = usualLimits }: HttpServerOptions): HttpServer {
  const running = new Set<Promise<void>>();
  let isStopping = false;
  let stopped: Promise<void> | undefined;

  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkEveryMs,
    },
    handle,
  );

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const done = Promise.all([answer(request, response), closing(response)]).then(() => {
      running.delete(done);
      if (isStopping) server.closeIdleConnections();
    });
    running.add(done);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (isStopping) throw new RequestRefused(503, { connection: 'close' });
      await dispatch(request, response);
    } catch (error) {
      if (error instanceof RequestAborted) return;
      if (!(error instanceof RequestRefused)) log.error({ err: error, method: request.method }, 'A request failed');
      refuse(request, response, error instanceof RequestRefused ? error : new RequestRefused(500));
    }
  }

  async function dispatch(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Paths alone: a target such as "//elsewhere/x" must not be read as another host.
    const url = request.url?.startsWith('/') && URL.parse(`http://localhost${request.url}`);
    if (!url) throw new RequestRefused(400);

    const here = routes.filter(({ path }) => path === url.pathname);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const route = here.find((candidate) => candidate.method === method);
    if (route) return route.handle(request, response, url);
    if (here.length > 0) throw new RequestRefused(405, { allow: here.map((candidate) => candidate.method).join(', ') });
    if (fallback && url.pathname.startsWith('/slack/')) return fallback(request, response);
    throw new RequestRefused(404);
  }

  async function drain(deadline: AbortSignal): Promise<void> {
    const expired = new Promise<void>((resolve) => {
      if (deadline.aborted) resolve();
      deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    const closed = new Promise<unknown>((resolve) => server.close(resolve));
    await Promise.race([Promise.all([closed, ...running]), expired]);
    server.closeAllConnections();
    await closed;
  }

  return {
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      }).catch((cause: unknown) => {
        throw new CannotListen(`Cannot listen on ${host}, port ${port}. Set HOST and PORT to a free address.`, {
          cause,
        });
      });
      server.on('error', (error) => log.error({ err: error }, 'The HTTP server has a fault'));
    },
    stop(deadline = AbortSignal.timeout(drainMs)) {
      isStopping = true;
      stopped ??= drain(deadline);
      return stopped;
    },
    handle,
    get port() {
      return addressOf(server.address()).port;
    },
  };
}

const closing = (response: ServerResponse) => new Promise<void>((resolve) => response.once('close', () => resolve()));

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('Expected the server to be listening on a port');
  return address;
}
