import { type InstagramClock, waitOn } from './instagram/instagram-clock.ts';

const never = new AbortController().signal;

/**
 * Sleeps on `base` until nothing is left of `leftMs`, for a clock that is moved while somebody sleeps on it: each time
 * `moved` aborts, what is left is asked anew. Rejects when `signal` aborts.
 */
export async function sleepUntil(
  base: InstagramClock,
  { leftMs, moved }: { leftMs: () => number; moved: () => AbortSignal },
  signal: AbortSignal = never,
): Promise<void> {
  while (leftMs() > 0) {
    signal.throwIfAborted();
    await waitOn(base, Math.max(1, leftMs()), AbortSignal.any([signal, moved()]));
  }
  signal.throwIfAborted();
}
