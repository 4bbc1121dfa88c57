import { connect } from 'node:net';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import {
  type HttpServer,
  type HttpServerOptions,
  httpServer,
  type Route,
} from '../../../src/integrations/http/http-server.ts';

/** Collects the lines of a log. */
export function logLines() {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) }) };
}

/** A server on a port of the system's choice that ends with the test. */
export async function serve(
  routes: readonly Route[],
  options: Partial<HttpServerOptions> = {},
): Promise<HttpServer & { readonly url: string }> {
  const server = httpServer({ host: '127.0.0.1', port: 0, routes, log: logLines().log, ...options });
  await server.start();
  onTestFinished(() => server.stop(AbortSignal.abort()));
  return {
    start: () => server.start(),
    stop: (deadline) => server.stop(deadline),
    handle: server.handle,
    port: server.port,
    url: `http://127.0.0.1:${server.port}`,
  };
}

/** A connection of our own, for what a well-behaved client never sends. */
export function rawConnection(port: number) {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {}); // a reset is an end like any other here
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  onTestFinished(() => void socket.destroy());
  return {
    send: (text: string) => new Promise<void>((resolve) => socket.write(text, 'latin1', () => resolve())),
    /** Resolves once what came matches. */
    received: (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => pattern.test(received) && resolve(received);
        socket.on('data', look);
        look();
      }),
    /** Everything that came until the other side closed the connection. */
    ended,
    leave: () => socket.destroy(),
  };
}

/** A promise and the function that keeps it. */
export function gate() {
  return Promise.withResolvers<void>();
}
