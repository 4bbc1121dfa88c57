import { setTimeout as pause } from 'node:timers/promises';

/** How long and how often to look; milliseconds. */
export interface Patience {
  readonly timeout: number;
  readonly interval: number;
}

/** Tries `look` until it does not throw, and answers what it found; throws its last fault when the patience is over. */
export async function waitUntil<T>(look: () => T | Promise<T>, { timeout, interval }: Patience): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    try {
      return await look();
    } catch (fault) {
      if (performance.now() >= deadline) throw fault;
    }
    await pause(interval);
  }
}
