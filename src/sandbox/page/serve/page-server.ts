import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { piecesFor } from '../pieces/pieces-for.ts';
import { refusalOf } from './guard.ts';
import { liveFeed } from './live-feed.ts';
import { route } from './routes.ts';
import type { Stage } from './stage.ts';
import { viewerOnPhone } from './viewer-name.ts';

/** The day's progress is shown by the second. */
const tickMs = 1000;

export type PageServer = {
  url: string;
  /** Shows another stage at the same address, or none while it is being set; browsers load the page anew. */
  show(stage: Stage | undefined): void;
  close(): Promise<void>;
};

/** One stage while it is shown; `run` is another for each. */
type Showing = { stage: Stage; run: string; stopListening: () => void };

/**
 * Serves the page: `GET /`, what a person sees at `/state` and live at `/live` (a WebSocket), acts
 * as `POST /act/NAME`. `listen` makes the server listen on this machine, and says at
 * which port.
 */
export async function startPage(first: Stage, listen: (server: Server) => Promise<number>): Promise<PageServer> {
  let showing: Showing | undefined;
  const feed = liveFeed(() =>
    showing ? { run: showing.run, piecesFor: piecesFor(showing.stage) } : { run: '', piecesFor: () => [] },
  );
  const ticking = setInterval(feed.changed, tickMs);

  function show(stage: Stage | undefined): void {
    showing?.stopListening();
    showing = undefined;
    feed.cut();
    if (stage === undefined) return;
    const { slack, instagram, day, clock, faults } = stage;
    const stops = [
      ...[slack, instagram, day, faults].map(({ onChange }) => onChange(feed.changed)),
      clock.onJump(feed.changed),
    ];
    const stopListening = () => {
      for (const stop of stops) stop();
    };
    showing = { stage, run: randomUUID(), stopListening };
  }

  let port = 0;
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, port);
    if (refusal !== undefined) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refusal);
      return;
    }
    if (!showing) {
      response
        .writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '1' })
        .end(
          JSON.stringify({
            says: 'The sandbox starts over. If that takes longer than a minute, its terminal says why.',
          }),
        );
      return;
    }
    // A browser that hung up is no failure of ours; anything else has been answered.
    route(showing.stage, showing.run, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy()); // whoever is refused may be gone already
    const refuse = (status: string) =>
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    const url = URL.parse(`http://page${request.url}`);
    if (refusalOf(request, port) !== undefined || url?.pathname !== '/live') return refuse('403 Forbidden');
    const { searchParams } = url;
    if (!showing) return refuse('503 Service Unavailable');
    const name = searchParams.get('as');
    const person = showing.stage.slack.people.find((each) => name === null || each.name === name);
    if (!person) return refuse('403 Forbidden');
    return feed.watch(request, stream, head, { person: person.id, viewer: viewerOnPhone(searchParams) });
  });
  show(first);
  port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}/`,
    show,
    async close() {
      clearInterval(ticking);
      show(undefined);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
