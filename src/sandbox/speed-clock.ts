import { type InstagramClock, waitOn } from './instagram/instagram-clock.ts';

/** A clock whose speed can be changed while somebody sleeps on it. */
export type SpeedClock = InstagramClock & { setRate(rate: number): void };

/** Runs `rate` times as fast as `base`, from the same instant. */
export function speedClock(base: InstagramClock, rate: number): SpeedClock {
  let current = rate;
  let startedAt = base.now().getTime();
  let shownAtStart = startedAt;
  let rateChanged = new AbortController();
  const nowMs = () => shownAtStart + (base.now().getTime() - startedAt) * current;
  const never = new AbortController().signal;

  return {
    now: () => new Date(nowMs()),
    async sleep(ms, signal = never) {
      const until = nowMs() + ms;
      while (nowMs() < until) {
        signal.throwIfAborted();
        await waitOn(base, Math.max(1, (until - nowMs()) / current), AbortSignal.any([signal, rateChanged.signal]));
      }
      signal.throwIfAborted();
    },
    setRate(changed) {
      shownAtStart = nowMs();
      startedAt = base.now().getTime();
      current = changed;
      rateChanged.abort();
      rateChanged = new AbortController();
    },
  };
}
