/**
 * Slack may deliver the same press or event twice, with another envelope and without saying so (bolt-js #2487). The
 * second one gets the answer of the first.
 *
 * It spares people a second answer; what a press changes is safe by itself, since every change is decided under a lock.
 */
export interface OnceOnly {
  /** Runs `work` unless it was run for the same `key` lately. */
  run<T>(key: string, work: () => Promise<T>): { readonly isRepeated: boolean; readonly result: Promise<T> };
}

/** A repetition comes at most minutes later (three tries: at once, after 1 and 5 minutes); so many presses are more. */
const remembered = 5_000;

export function onceOnly(): OnceOnly {
  const results = new Map<string, Promise<unknown>>();
  return {
    run<T>(key: string, work: () => Promise<T>) {
      const known = results.get(key);
      // The key names the interaction, so what is kept under it came from the same listener.
      if (known !== undefined) return { isRepeated: true, result: known as Promise<T> };
      const result = work();
      results.set(key, result);
      const oldest = results.keys().next().value;
      if (results.size > remembered && oldest !== undefined) results.delete(oldest);
      return { isRepeated: false, result };
    },
  };
}
