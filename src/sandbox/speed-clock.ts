import type { InstagramClock } from './instagram/instagram-clock.ts';
import { sleepUntil } from './sleep-until.ts';

/** A clock whose speed can be changed while somebody sleeps on it. */
export type SpeedClock = InstagramClock & { setRate(rate: number): void };

/** Runs `rate` times as fast as `base`, from the same instant. */
export function speedClock(base: InstagramClock, rate: number): SpeedClock {
  let current = rate;
  let startedAt = base.now().getTime();
  let shownAtStart = startedAt;
  let rateChanged = new AbortController();
  const nowMs = () => shownAtStart + (base.now().getTime() - startedAt) * current;

  return {
    now: () => new Date(nowMs()),
    sleep(ms, signal) {
      const until = nowMs() + ms;
      const leftMs = () => (until - nowMs()) / current;
      return sleepUntil(base, { leftMs, moved: () => rateChanged.signal }, signal);
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
