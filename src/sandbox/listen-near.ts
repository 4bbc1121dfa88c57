import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const loopback = '127.0.0.1';
const portsToTry = 20;
const highestPort = 65_535;

/** Listens on this machine at `port`, or at the next one that is free; resolves to where. Port 0 is any, and so is what would come after the last. */
export async function listenNear(server: Server, port: number): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await listenAt(server, port === 0 || port + tried > highestPort ? 0 : port + tried);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || tried >= portsToTry) throw error;
    }
  }
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenAt(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listenAt(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}
