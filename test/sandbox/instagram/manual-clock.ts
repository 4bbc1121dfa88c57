import type { InstagramClock } from '../../../src/sandbox/instagram/instagram-clock.ts';

export type ManualClock = InstagramClock & {
  /** Moves time on, waking sleepers in order; resolves once what they started is under way. */
  advance(ms: number): Promise<void>;
};

/** A clock that stands still until the test moves it. */
export function manualClock(start: string): ManualClock {
  let now = Date.parse(start);
  let sleepers: { at: number; wake: () => void }[] = [];
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => new Date(now),
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        await turn();
        const next = sleepers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        now = Math.max(now, next.at);
        next.wake();
      }
      now = until;
      await turn();
    },
  };
}
