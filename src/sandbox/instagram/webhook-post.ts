import { Agent, type IncomingMessage, request } from 'node:http';

export type WebhookAnswer = { status: number; body: string };

/** The way of a webhook to its receiver. */
export type WebhookPost = {
  /** Rejects when no answer comes. */
  post(url: string, body: Buffer, headers: Record<string, string>): Promise<WebhookAnswer>;
  close(): void;
};

/** Over connections that are kept open, as Meta does. @param timeoutMs until a silent receiver counts as failed */
export function postOverHttp(timeoutMs: number): WebhookPost {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    post: (url, body, headers) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          url,
          { agent, method: 'POST', timeout: timeoutMs, headers: { 'Content-Length': body.length, ...headers } },
          (incoming: IncomingMessage) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () =>
              resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
            );
          },
        );
        outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer within ${timeoutMs} ms`)));
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** Over a network of somebody else's. */
export const postBy = (ask: typeof fetch, timeoutMs: number): WebhookPost => ({
  async post(url, body, headers) {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await ask(url, { method: 'POST', body: new Uint8Array(body), headers, signal });
    return { status: response.status, body: await response.text() };
  },
  close: () => {},
});
