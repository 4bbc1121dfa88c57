import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';

/** The request itself is at fault, or comes at the wrong time: thrown by a handler to answer with `status`. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${STATUS_CODES[status]}`);
    this.status = status;
    this.headers = headers;
  }
}

/** How much more of a refused body is read and thrown away. */
const lingerBytes = 16 * 1024 * 1024;

/**
 * Answers with `status` and its name. When the client is still sending, the connection is closed afterwards, but not at
 * once: what comes is read and thrown away for a while, because closing a socket with unread bytes resets it, and the
 * client would never see the answer.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: RequestRefused): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = `${STATUS_CODES[refusal.status]}\n`;
  const stillSending = hasBody(request) && !request.complete;
  response.writeHead(refusal.status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...refusal.headers,
    ...(stillSending && { connection: 'close' }),
  });
  if (!stillSending) {
    response.end(text);
    return;
  }
  response.write(text);
  let thrownAway = 0;
  request.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway > lingerBytes) request.destroy();
  });
  request.once('end', () => response.end());
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
