import { describe, expect, test } from 'vitest';
import { CannotListen, httpServer, type Route } from '../../../src/integrations/http/http-server.ts';
import { gate, logLines, rawConnection, serve } from './wire.ts';

const hello: Route = {
  method: 'GET',
  path: '/hello',
  handle: (_request, response, url) => void response.end(`hello ${url.searchParams.get('who')}`),
};

describe('finding the route', () => {
  test('goes by exact path and method, and hands on the query', async () => {
    const { url } = await serve([hello]);

    expect(await (await fetch(`${url}/hello?who=ana`)).text()).toBe('hello ana');
  });

  test('answers HEAD as GET, without the body', async () => {
    const { url } = await serve([hello]);
    const response = await fetch(`${url}/hello`, { method: 'HEAD' });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  test.each(['/hello/', '/hell', '/Hello', '//hello', '/', '/slack/events'])('knows nothing at %s', async (path) => {
    const { url } = await serve([hello]);

    expect((await fetch(`${url}${path}`)).status).toBe(404);
  });

  test('says which methods a path takes', async () => {
    const { url } = await serve([hello]);
    const response = await fetch(`${url}/hello`, { method: 'POST', body: 'x' });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });

  test('refuses a target that is no path', async () => {
    const { port } = await serve([hello]);
    const connection = rawConnection(port);
    await connection.send('GET ftp://elsewhere/hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');

    expect(await connection.ended).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('leaves everything else below /slack/ to Bolt', async () => {
    const { url } = await serve([hello], { fallback: (request, response) => void response.end(`bolt ${request.url}`) });

    expect(await (await fetch(`${url}/slack/events?x=1`, { method: 'POST', body: '{}' })).text()).toBe(
      'bolt /slack/events?x=1',
    );
    expect((await fetch(`${url}/slackers`)).status).toBe(404);
  });
});

describe('a handler that fails', () => {
  const failures: Record<string, Route['handle']> = {
    'at once': () => {
      throw new Error('broken');
    },
    later: async (request) => {
      await request.toArray();
      throw new Error('broken');
    },
  };

  test.each(Object.entries(failures))('%s answers 500, is logged once, and the server goes on', async (_, handle) => {
    const { lines, log } = logLines();
    const { url } = await serve([{ method: 'POST', path: '/broken', handle }, hello], { log });
    const response = await fetch(`${url}/broken`, { method: 'POST', body: 'x' });

    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Internal Server Error\n');
    expect(lines).toMatchObject([{ err: { message: 'broken' }, method: 'POST' }]);
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });

  test('in the middle of its answer breaks the connection off, so that nobody takes half for the whole', async () => {
    const { url } = await serve([
      {
        method: 'GET',
        path: '/half',
        async handle(_request, response) {
          await new Promise<void>((resolve) => response.write('half', () => resolve()));
          throw new Error('broken');
        },
      },
      hello,
    ]);

    await expect(fetch(`${url}/half`).then((response) => response.text())).rejects.toThrow();
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });

  test('as the fallback, answers 500 too', async () => {
    const { url } = await serve([], {
      fallback: () => {
        throw new Error('broken');
      },
    });

    expect((await fetch(`${url}/slack/events`)).status).toBe(500);
  });
});

describe('stopping', () => {
  /** A route whose answer waits, and a request to it that has arrived. */
  async function servingSlowly() {
    const arrived = gate();
    const answer = gate();
    const server = await serve([
      {
        method: 'GET',
        path: '/slow',
        async handle(_request, response) {
          arrived.resolve();
          await answer.promise;
          response.end('done');
        },
      },
    ]);
    const response = fetch(`${server.url}/slow`);
    await arrived.promise;
    return { server, answer, response };
  }

  test('takes no new connection and lets running requests end', async () => {
    const { server, answer, response } = await servingSlowly();
    const stopped = server.stop();

    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
    answer.resolve();
    expect(await (await response).text()).toBe('done');
    await stopped;
  });

  test('waits for a handler that goes on after its answer', async () => {
    const work = gate();
    let isDone = false;
    const server = await serve([
      {
        method: 'GET',
        path: '/more',
        async handle(_request, response) {
          response.end('answered');
          await work.promise;
          isDone = true;
        },
      },
    ]);
    await fetch(`${server.url}/more`);
    const stopped = server.stop().then(() => isDone);
    work.resolve();

    expect(await stopped).toBe(true);
  });

  test('refuses a request on a connection that is still open', async () => {
    const { server, answer } = await servingSlowly();
    const connection = rawConnection(server.port);
    await connection.send('GET /slow HTTP/1.1\r\nHost: x\r\n');
    await fetch(`${server.url}/nothing`); // by now the server has seen the half request as well
    const stopped = server.stop();
    await connection.send('\r\n');

    expect(await connection.ended).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nconnection: close\r\n/i);
    answer.resolve();
    await stopped;
  });

  test('closes connections that wait for their next request', async () => {
    const server = await serve([hello]);
    const connection = rawConnection(server.port);
    await connection.send('GET /hello HTTP/1.1\r\nHost: x\r\n\r\n');
    await connection.received(/hello null/);
    await server.stop();

    expect(await connection.ended).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('cuts off at the deadline what still runs', async () => {
    const { server, response } = await servingSlowly();
    const deadline = new AbortController();
    const stopped = server.stop(deadline.signal);
    deadline.abort();
    await stopped;

    await expect(response).rejects.toThrow();
  });

  test('twice is the same as once', async () => {
    const server = await serve([hello]);

    expect(server.stop()).toBe(server.stop());
    await server.stop();
  });
});

describe('starting', () => {
  test('on a port that is taken says so', async () => {
    const { port } = await serve([]);
    const second = httpServer({ host: '127.0.0.1', port, routes: [], log: logLines().log });

    await expect(second.start()).rejects.toThrow(
      new CannotListen(`Cannot listen on 127.0.0.1, port ${port}. Set HOST and PORT to a free address.`),
    );
  });
});
