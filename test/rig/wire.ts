import { connect, createServer } from 'node:net';
import { freePort } from '../../src/sandbox/listen-near.ts';

/** One connection through the wire, as what goes wrong sees it. */
export interface Line {
  /** Both ends lose it. */
  cut(): void;
  /** Nothing goes either way any more, and neither end is told. */
  freeze(): void;
}

export interface WireOptions {
  /** What the product sends to the server, before it is passed on. */
  onSent?(line: Line, bytes: Buffer): void;
  /** What the server answers, before it is passed on; a cut here loses the answer. */
  onAnswered?(line: Line, bytes: Buffer): Buffer;
}

/** A way to a server of this machine that may be cut and may fall silent. */
export interface Wire {
  readonly port: number;
  /** `address` with this wire in place of its host and port. */
  through(address: string): string;
  /** Freezes what is connected now; new connections go through. How many there were. */
  freezeAll(): number;
  close(): Promise<void>;
}

/** As long as a ping may stay without an answer. */
const noticedAfterMs = 10_000;

export async function wireTo(port: number, { onSent, onAnswered }: WireOptions = {}): Promise<Wire> {
  const ours = await freePort();
  const lines = new Set<Line>();
  const frozen = new Set<Line>();

  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    const ends = [incoming, outgoing];
    let isFrozen = false;
    const line: Line = {
      cut() {
        for (const end of ends) end.destroy();
      },
      freeze() {
        isFrozen = true;
      },
    };
    lines.add(line);
    incoming.on('data', (bytes) => {
      onSent?.(line, bytes);
      if (!isFrozen && !outgoing.destroyed) outgoing.write(bytes);
    });
    outgoing.on('data', (bytes) => {
      const passed = onAnswered ? onAnswered(line, bytes) : bytes;
      if (!isFrozen && !incoming.destroyed) incoming.write(passed);
    });
    for (const end of ends) end.on('error', () => {}); // 'close' follows
    incoming.on('close', () => {
      lines.delete(line);
      if (!isFrozen) outgoing.destroy();
      // The server notices by itself, and later: until then it counts the connection among its open ones.
      else setTimeout(() => line.cut(), noticedAfterMs).unref();
    });
    // Of a server that gives up a silent connection the product hears nothing.
    outgoing.on('close', () => !isFrozen && incoming.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ours, '127.0.0.1', resolve);
  });
  return {
    port: ours,
    through(address) {
      const url = new URL(address);
      url.host = `127.0.0.1:${ours}`;
      return url.href;
    },
    freezeAll() {
      const open = [...lines];
      for (const line of open) {
        line.freeze();
        frozen.add(line);
      }
      lines.clear();
      return open.length;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const line of [...lines, ...frozen]) line.cut();
      await closed;
    },
  };
}
