import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-ins talk and listen on, so that a simulation can be it. */
export type Network = {
  fetch: typeof fetch;
  /** Lets a server be reached; resolves to its root, without a final slash. Port 0 takes any free one. */
  listen(server: Server, port: number): Promise<string>;
  /** Ends it, with the connections that are open. */
  close(server: Server): Promise<void>;
};

/** This machine only. */
export const loopback: Network = {
  fetch: (...call) => fetch(...call),
  async listen(server, port) {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
  async close(server) {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  },
};
