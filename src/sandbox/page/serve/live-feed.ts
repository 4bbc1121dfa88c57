import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Piece } from '../pieces/piece.ts';
import type { Onlooker } from '../pieces/pieces-for.ts';

/** Changes that come together travel together. */
const collectMs = 100;

type Watcher = { socket: WebSocket; who: Onlooker; sent: Map<string, string> };

export type LiveFeed = {
  /** Takes over a WebSocket and tells it what `who` sees: all of it first, then what changed. */
  watch(request: IncomingMessage, stream: Duplex, head: Buffer, who: Onlooker): void;
  changed(): void;
  /** Cuts everybody off; their browsers come back by themselves. */
  cut(): void;
};

/**
 * Sends each watcher the pieces that differ from what they have. `draw` is asked once
 * for everybody's changes.
 *
 * WebSockets, since a browser opens no more than six streams of server-sent events to
 * one address, and a team in as many windows would leave none to press a button with.
 */
export function liveFeed(draw: () => { run: string; piecesFor: (who: Onlooker) => Piece[] }): LiveFeed {
  const server = new WebSocketServer({ noServer: true });
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    const { run, piecesFor } = draw();
    // Whoever can't keep up is told at a later change: what they miss now they get then.
    for (const watcher of watchers) if (watcher.socket.bufferedAmount === 0) send(watcher, run, piecesFor(watcher.who));
  }

  return {
    watch(request, stream, head, who) {
      server.handleUpgrade(request, stream, head, (socket) => {
        const watcher = { socket, who, sent: new Map() };
        watchers.add(watcher);
        socket.on('close', () => watchers.delete(watcher));
        socket.on('error', () => socket.terminate());
        const { run, piecesFor } = draw();
        send(watcher, run, piecesFor(who));
      });
    },
    changed() {
      if (watchers.size > 0) timer ??= setTimeout(flush, collectMs);
    },
    cut() {
      clearTimeout(timer);
      timer = undefined;
      for (const { socket } of watchers) socket.terminate();
      watchers.clear();
    },
  };
}

function send({ socket, sent }: Watcher, run: string, pieces: readonly Piece[]): void {
  const isFirst = sent.size === 0;
  const set = pieces.filter(({ id, html }) => sent.get(id) !== html);
  const present = new Set(pieces.map(({ id }) => id));
  const gone = [...sent.keys()].filter((id) => !present.has(id));
  for (const { id, html } of set) sent.set(id, html);
  for (const id of gone) sent.delete(id);
  if (set.length + gone.length > 0) socket.send(JSON.stringify({ run, isFirst, set, gone }));
}
