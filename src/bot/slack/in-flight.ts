import type { Pause } from './pause.ts';

/**
 * Work that was acknowledged but is not finished. Bolt does not wait for it when it stops, and Slack does not repeat
 * what was acknowledged: whoever stops without waiting loses presses.
 */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits until nothing is in flight, at most `patienceMs`. @returns how much was left undone */
  drain(patienceMs: number, pause: Pause): Promise<number>;
}

export function inFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      running.add(work);
      const done = () => running.delete(work);
      work.then(done, done);
      return work;
    },

    async drain(patienceMs, pause) {
      const finished = new AbortController();
      const allDone = (async () => {
        while (running.size > 0) await Promise.allSettled(running);
      })();
      await Promise.race([allDone, pause(patienceMs, finished.signal)]);
      finished.abort();
      return running.size;
    },
  };
}
