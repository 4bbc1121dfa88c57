import { type InstagramClock, realInstagramClock } from './instagram/instagram-clock.ts';
import { sleepUntil } from './sleep-until.ts';

/** One time for everybody in the sandbox, the product included: the machine's, and what was jumped over. */
export type SandboxClock = InstagramClock & {
  /** How far it is ahead of the machine's time. */
  aheadMs(): number;
  /** Goes on from `instant`. Whoever sleeps until a time before it wakes at once. Refuses to go back: ids, timestamps and leases would no longer be in order. */
  jumpTo(instant: Date): void;
  /** Calls `listener` after each jump; returns how to stop. */
  onJump(listener: () => void): () => void;
};

/**
 * @param keep writes down how far ahead the clock is, before it is: a killed sandbox must not come back to a time that
 *   the product has already left
 */
export function sandboxClock(
  aheadAtStartMs: number,
  keep: (aheadMs: number) => void,
  base: InstagramClock = realInstagramClock,
): SandboxClock {
  const listeners = new Set<() => void>();
  let aheadMs = aheadAtStartMs;
  let jumped = new AbortController();
  const nowMs = () => base.now().getTime() + aheadMs;

  return {
    now: () => new Date(nowMs()),
    sleep(ms, signal) {
      const until = nowMs() + ms;
      return sleepUntil(base, { leftMs: () => until - nowMs(), moved: () => jumped.signal }, signal);
    },
    aheadMs: () => aheadMs,
    jumpTo(instant) {
      const furtherMs = instant.getTime() - nowMs();
      if (furtherMs < 0) throw new Error(`The sandbox's clock can't go back to ${instant.toISOString()}.`);
      keep(aheadMs + furtherMs);
      aheadMs += furtherMs;
      jumped.abort();
      jumped = new AbortController();
      for (const listener of listeners) listener();
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
