import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A real `node src/main.ts`. */
export interface ProductProcess {
  /** Milliseconds from starting the process until `/readyz` agreed. */
  readonly readyAfterMs: number;
  /** Megabytes of memory that the process holds now; undefined where the system does not say (Linux does). */
  residentMb(): Promise<number | undefined>;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
}

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const patienceMs = 60_000;
const askEveryMs = 5;

/** Starts the product with these variables and nothing of our own environment; resolves when it is ready. */
export async function startProductProcess(env: Readonly<Record<string, string>>): Promise<ProductProcess> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [entry], { env: { TZ: 'UTC', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000);
    });
  }
  while (!(await isReady(env.PORT))) {
    if (hasEnded(child)) throw new Error(`The product ended before it was ready:\n${said}`);
    if (performance.now() - startedAt > patienceMs) {
      await stop(child);
      throw new Error(`The product was not ready in time:\n${said}`);
    }
    await wait(askEveryMs);
  }
  return {
    readyAfterMs: performance.now() - startedAt,
    residentMb: () => residentMb(child.pid),
    stop: () => stop(child),
  };
}

async function isReady(port: string | undefined): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false; // it does not listen yet
  }
}

async function residentMb(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
