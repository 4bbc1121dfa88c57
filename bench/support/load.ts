import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Signed webhooks over kept-alive connections, each of which asks again once it is answered. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  readonly connections: number;
  /** Ends after so long … */
  readonly seconds?: number;
  /** … or after so many, whichever comes first. */
  readonly requests?: number;
  /** Goes into every message's id, so that no two loads send the same bytes. */
  readonly name: string;
  readonly account: string;
  readonly story: string;
  /** How many different people write. */
  readonly viewers: number;
}

export interface LoadResult {
  readonly answered: number;
  /** Of these, answered with anything but 200. */
  readonly failed: number;
  readonly perSecond: number;
  /** Milliseconds from request to whole answer. */
  readonly p50: number;
  readonly p99: number;
}

export interface LoadGenerator {
  run(load: Load): Promise<LoadResult>;
  stop(): void;
}

/** Starts the process that makes load. It ends with this one. */
export function loadGenerator(): LoadGenerator {
  const child = fork(new URL('load-child.ts', import.meta.url));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The load generator ended with ${code}`);
  });
  ended.catch(() => {}); // it ends when it is told to
  return {
    async run(load) {
      if (load.seconds === undefined && load.requests === undefined) throw new Error('A load must say when it ends');
      child.send(load);
      const [result] = await Promise.race([once(child, 'message'), ended]);
      return result as LoadResult;
    },
    stop: () => child.disconnect(),
  };
}
