import { describe, expect, test } from 'vitest';
import type { Route, TimeLimits } from '../../../src/integrations/http/http-server.ts';
import { RequestAborted, readBody } from '../../../src/integrations/http/read-body.ts';
import { gate, logLines, rawConnection, serve } from './wire.ts';

const maxBytes = 1_000;
const echo: Route = {
  method: 'POST',
  path: '/echo',
  handle: async (request, response) => void response.end(await readBody(request, maxBytes)),
};
const impatient: TimeLimits = { headersMs: 60, requestMs: 60, keepAliveMs: 1_000, checkEveryMs: 10 };

describe('reading a body', () => {
  test('gives the raw bytes, up to the limit', async () => {
    const { url } = await serve([echo]);
    const bytes = Buffer.alloc(maxBytes, 0xff);
    const response = await fetch(`${url}/echo`, { method: 'POST', body: bytes });

    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  test('gives nothing for no body', async () => {
    const { url } = await serve([echo]);

    expect(await (await fetch(`${url}/echo`, { method: 'POST' })).text()).toBe('');
  });

  test('is refused when the declared length exceeds the limit, before anything is sent', async () => {
    const { port } = await serve([echo]);
    const connection = rawConnection(port);
    await connection.send(`POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: ${maxBytes + 1}\r\n\r\n`);

    expect(await connection.received(/Content Too Large|Payload Too Large/)).toMatch(
      /^HTTP\/1\.1 413 [\s\S]*\r\nconnection: close\r\n/i,
    );
    await connection.send('x'.repeat(maxBytes + 1));
    await connection.ended;
  });

  test('is refused when a chunked body grows beyond the limit, and the connection closed', async () => {
    const { port } = await serve([echo]);
    const connection = rawConnection(port);
    await connection.send('POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    await connection.send(`400\r\n${'x'.repeat(0x400)}\r\n`);

    expect(await connection.received(/Too Large/)).toMatch(/^HTTP\/1\.1 413 /);
    await connection.send('0\r\n\r\n');
    await connection.ended;
  });

  test('lets a client that sends all of it read the refusal', async () => {
    const { url } = await serve([echo]);
    const response = await fetch(`${url}/echo`, { method: 'POST', body: Buffer.alloc(8 * 1024 * 1024) });

    expect(response.status).toBe(413);
  });

  test('cuts a client off that never stops sending', async () => {
    const { port } = await serve([echo]);
    const connection = rawConnection(port);
    await connection.send('POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
    let isOpen = true;
    const ended = connection.ended.then((received) => {
      isOpen = false;
      return received;
    });
    for (let sent = 0; isOpen && sent < 64; sent += 1) await connection.send(chunk);

    expect(await ended).toMatch(/^(HTTP\/1\.1 413 |$)/);
    expect(isOpen).toBe(false);
  });

  test('refuses a body that is longer than declared: the rest is no request', async () => {
    const { port } = await serve([echo]);
    const connection = rawConnection(port);
    await connection.send('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nokand more\r\n\r\n');

    expect(await connection.ended).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
  });

  test.each([
    ['declared and not sent', 'Content-Length: 10\r\n\r\nhalf'],
    ['chunked and not ended', 'Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
    ['too large and not sent', `Content-Length: ${maxBytes * 2}\r\n\r\nhalf`],
    ['behind headers that do not end', 'X-Slow: 1'],
  ])('does not wait for ever for a body %s', async (_, rest) => {
    const { port } = await serve([echo], { limits: impatient });
    const connection = rawConnection(port);
    await connection.send(`POST /echo HTTP/1.1\r\nHost: x\r\n${rest}`);

    expect(await connection.ended).toMatch(/^HTTP\/1\.1 (408|413) /);
  });

  test('ends quietly when the client goes away', async () => {
    const { lines, log } = logLines();
    const arrived = gate();
    const failed = Promise.withResolvers<unknown>();
    const { port } = await serve(
      [
        {
          method: 'POST',
          path: '/echo',
          async handle(request) {
            arrived.resolve();
            await readBody(request, maxBytes).catch((error: unknown) => {
              failed.resolve(error);
              throw error;
            });
          },
        },
      ],
      { log },
    );
    const connection = rawConnection(port);
    await connection.send('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
    await arrived.promise;
    connection.leave();

    expect(await failed.promise).toBeInstanceOf(RequestAborted);
    expect(lines).toEqual([]);
  });
});
