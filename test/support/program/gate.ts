import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort } from '../../../src/sandbox/listen-near.ts';

/** A way to a server that can be shut: connections are then refused, as when the server is gone. */
export interface Gate {
  readonly port: number;
  /** `address` with this gate in place of its host and port. */
  through(address: string): string;
  open(): Promise<void>;
  /** Cuts what is connected and refuses what comes. */
  shut(): Promise<void>;
}

/** A gate to `port` of this machine, shut at first. */
export async function gateTo(port: number): Promise<Gate> {
  const ours = await freePort();
  const connected = new Set<Socket>();
  let server: Server | undefined;

  async function shut(): Promise<void> {
    const closing = server;
    server = undefined;
    const closed = new Promise((resolve) => (closing ? closing.close(resolve) : resolve(undefined)));
    for (const socket of connected) socket.destroy();
    await closed;
  }

  onTestFinished(shut);
  return {
    port: ours,
    through(address) {
      const url = new URL(address);
      url.host = `127.0.0.1:${ours}`;
      return url.href;
    },
    open: () =>
      new Promise((resolve, reject) => {
        server = createServer((incoming) => {
          const outgoing = connect(port, '127.0.0.1');
          for (const [from, to] of [
            [incoming, outgoing],
            [outgoing, incoming],
          ] as const) {
            connected.add(from);
            from.pipe(to);
            from.on('error', () => to.destroy());
            from.on('close', () => {
              connected.delete(from);
              to.destroy();
            });
          }
        });
        server.once('error', reject);
        server.listen(ours, '127.0.0.1', resolve);
      }),
    shut,
  };
}
