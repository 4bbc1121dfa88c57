import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { freePort, listenNear } from '../../src/sandbox/listen-near.ts';

describe('listening near a port', () => {
  test('takes the next one that is free, on this machine alone', async () => {
    const [first, second] = [createServer(), createServer()];
    const port = await listenNear(first, await freePort());

    expect(await listenNear(second, port)).toBeGreaterThan(port);
    expect((second.address() as AddressInfo).address).toBe('127.0.0.1');
    for (const server of [first, second]) server.close();
  });

  test('takes any when there is none after it', async () => {
    const server = createServer();

    expect(await listenNear(server, 65_536)).toBeLessThanOrEqual(65_535);
    server.close();
  });
});
