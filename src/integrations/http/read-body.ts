import type { IncomingMessage } from 'node:http';
import { RequestRefused } from './refusal.ts';

/** The client went away before it had sent everything: there is nobody left to answer. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

/**
 * Reads the raw bytes of a request, as signatures are made over them. What the client claims about the length only
 * counts against it: a body is measured while it comes, chunked or not. A body that comes too slowly ends with the
 * server's time limit for requests.
 *
 * @throws RequestRefused 413 as soon as the body is known to exceed `maxBytes`
 * @throws RequestAborted when the client goes away
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length']) > maxBytes) return reject(new RequestRefused(413));
    if (request.destroyed) return reject(new RequestAborted());

    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      request.off('data', take);
      chunks.length = 0;
      reject(new RequestRefused(413));
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks, size)))
      .once('error', (cause) => reject(new RequestAborted('The client went away', { cause })))
      .once('close', () => {
        if (!request.readableEnded) reject(new RequestAborted('The client went away'));
      });
  });
}
