import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** Resolves after `ms` milliseconds of the machine's own time, or at once when `signal` is aborted. */
export const systemSleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  wait(ms, undefined, { ref: false, ...(signal && { signal }) }).catch(() => undefined);

/** Resolves once the event loop has turned: whatever has already arrived has been handed over by then. */
export const systemTurn = (): Promise<void> => turn();
