import type { ServerResponse } from 'node:http';
import type { Piece } from '../pieces/piece.ts';

/** Changes that come together travel together. */
const collectMs = 60;

type Watcher = { response: ServerResponse; who: string; sent: Map<string, string> };

export type LiveFeed = {
  /** Keeps `response` open and tells it, as server-sent events, what `who` sees: all of it first, then what changed. */
  watch(response: ServerResponse, who: string): void;
  changed(): void;
  close(): void;
};

/** Sends each watcher the pieces that differ from what they have. `draw` is asked once for everybody's changes. */
export function liveFeed(draw: () => (who: string) => Piece[]): LiveFeed {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    timer = undefined;
    const piecesOf = draw();
    // Whoever can't keep up is told at a later change: what they miss now they get then.
    for (const watcher of watchers) if (!watcher.response.writableNeedDrain) send(watcher, piecesOf(watcher.who));
  }

  function changed(): void {
    if (watchers.size > 0) timer ??= setTimeout(flush, collectMs);
  }

  return {
    watch(response, who) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const watcher: Watcher = { response, who, sent: new Map() };
      send(watcher, draw()(who));
      watchers.add(watcher);
      response.on('drain', changed);
      response.on('close', () => watchers.delete(watcher));
    },
    changed,
    close() {
      clearTimeout(timer);
      for (const { response } of watchers) response.end();
      watchers.clear();
    },
  };
}

function send({ response, sent }: Watcher, pieces: readonly Piece[]): void {
  const isFirst = sent.size === 0;
  const set = pieces.filter((piece) => sent.get(piece.id) !== piece.html);
  const present = new Set(pieces.map(({ id }) => id));
  const gone = [...sent.keys()].filter((id) => !present.has(id));
  for (const { id, html } of set) sent.set(id, html);
  for (const id of gone) sent.delete(id);
  if (set.length + gone.length === 0) return;
  response.write(`data: ${JSON.stringify({ isFirst, set, gone })}\n\n`);
}
