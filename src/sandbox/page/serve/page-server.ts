import { createServer, type Server } from 'node:http';
import { instagramPieces } from '../pieces/instagram-pieces.ts';
import { namesOf } from '../pieces/names-of.ts';
import type { Piece } from '../pieces/piece.ts';
import { channelPieces, personPieces } from '../pieces/slack-pieces.ts';
import { refusalOf } from './guard.ts';
import { liveFeed } from './live-feed.ts';
import { route } from './routes.ts';
import type { Stage } from './stage.ts';

/** The day's progress is shown by the second. */
const tickMs = 1000;

export type PageServer = {
  url: string;
  close(): Promise<void>;
};

/**
 * Serves the page: `GET /`, what a person sees at `/state` and live at `/live` (a WebSocket), acts
 * as `POST /act/NAME`. `listen` makes the server listen on this machine, and says at
 * which port.
 */
export async function startPage(stage: Stage, listen: (server: Server) => Promise<number>): Promise<PageServer> {
  const { slack, instagram, day, channel } = stage;

  /** What is the same for everybody is drawn once. */
  function draw(): (who: string) => Piece[] {
    const names = namesOf(slack);
    const shared = [...channelPieces(slack, channel, names), ...instagramPieces(instagram, slack, day)];
    return (who) => [...shared, ...personPieces(slack, who, channel, names, shared)];
  }

  const feed = liveFeed(draw);
  const stopListening = [slack.onChange(feed.changed), instagram.onChange(feed.changed), day.onChange(feed.changed)];
  const ticking = setInterval(feed.changed, tickMs);

  let port = 0;
  const server = createServer((request, response) => {
    const refusal = refusalOf(request, port);
    if (refusal !== undefined) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(refusal);
      return;
    }
    // A browser that hung up is no failure of ours; anything else has been answered.
    route(stage, (who) => draw()(who), request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    const person = slack.people.find(({ name }) => name === (searchParams.get('as') ?? slack.people[0]?.name));
    if (refusalOf(request, port) === undefined && pathname === '/live' && person) {
      feed.watch(request, stream, head, person.id);
    } else stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      clearInterval(ticking);
      for (const stop of stopListening) stop();
      feed.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
