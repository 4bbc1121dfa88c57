import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds since it was started. */
  readonly afterMs: number;
}

/** One real process of the product. */
export interface Child {
  readonly pid: number;
  /** What it has written so far, both streams as they came. */
  said(): string;
  complained(): string;
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  kill(signal: NodeJS.Signals): void;
}

const root = new URL('../../../', import.meta.url);

/**
 * Runs `entry` of the product with these environment variables and nothing of our own environment.
 *
 * @param entry `src/main.ts` or `src/cli.ts`, or the whole address of a file
 */
export function runChild(entry: string, args: readonly string[], env: Readonly<Record<string, string>>): Child {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(entry, root)), ...args], {
    env: { TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid === undefined) throw new Error(`${entry} could not be started`);
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    complained += text;
  });
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    // Not `exit`: what it wrote last may still be on its way then.
    child.once('close', (code, signal) => resolve({ code, signal, afterMs: performance.now() - startedAt }));
  });
  return {
    pid: child.pid,
    said: () => said,
    complained: () => complained,
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: (signal) => void child.kill(signal),
  };
}
