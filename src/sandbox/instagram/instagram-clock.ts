/**
 * The stand-in's only source of time. Message times, the 24-hour windows, token
 * lifetimes and the gaps between webhook retries are all measured on it, so a test
 * or an accelerated day can own them.
 */
export type InstagramClock = {
  now(): Date;
  /** Resolves after `ms` of this clock's time, or rejects early when `signal` aborts; a clock may ignore the signal. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** Real time. Its timers never keep the process alive. */
export const realInstagramClock: InstagramClock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms).unref();
      signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** Waits `ms` on `clock`; says whether the time passed or `signal` cut the wait short. */
export async function waitOn(clock: InstagramClock, ms: number, signal: AbortSignal): Promise<'passed' | 'aborted'> {
  if (signal.aborted) return 'aborted';
  if (ms <= 0) return 'passed';
  const cut = new AbortController();
  const aborted = new Promise<'aborted'>((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true, signal: cut.signal });
  });
  const slept = clock.sleep(ms, signal).then(
    () => 'passed' as const,
    (error: unknown) => {
      if (signal.aborted) return 'aborted' as const;
      throw error;
    },
  );
  try {
    return await Promise.race([slept, aborted]);
  } finally {
    cut.abort();
  }
}
