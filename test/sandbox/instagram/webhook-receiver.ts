import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedPost = { body: string; headers: IncomingHttpHeaders };

export type WebhookReceiver = {
  url: string;
  posts: ReceivedPost[];
  /** The first messaging item of each POST that has one, parsed. */
  items(): Record<string, unknown>[];
  /** Statuses for the next POSTs; 200 when none is left. */
  answerNext(...statuses: number[]): void;
  close(): Promise<void>;
};

/** The product's side of the wire: keeps what arrives, answers what the test says. GET echoes the challenge for token `verify-me`. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const posts: ReceivedPost[] = [];
  const statuses: number[] = [];
  const server = createServer((incoming, response) => {
    if (incoming.method === 'GET') {
      const query = new URL(incoming.url ?? '/', 'http://localhost').searchParams;
      const isKnown = query.get('hub.mode') === 'subscribe' && query.get('hub.verify_token') === 'verify-me';
      response.writeHead(isKnown ? 200 : 403).end(isKnown ? query.get('hub.challenge') : '');
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      posts.push({ body: Buffer.concat(chunks).toString('utf8'), headers: incoming.headers });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/instagram/webhook`,
    posts,
    items: () => posts.flatMap(({ body }) => JSON.parse(body).entry[0]?.messaging?.slice(0, 1) ?? []),
    answerNext: (...next) => void statuses.push(...next),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
