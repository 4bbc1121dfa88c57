import type { Clock } from '../../domain/clock.ts';
import { addSeconds } from '../../domain/duration.ts';

/** Answers that stay good for a short while, so that a rush of presses does not become a rush of questions. */
export interface ShortMemory<Key, Value> {
  /** Asks anew once the answer is too old; several who wait ask once. A failure is not remembered. */
  get(key: Key): Promise<Value>;
  /** The last answer there was, however old. */
  lastKnown(key: Key): Value | undefined;
  forget(key: Key): void;
}

/** So many answers are kept at most, the oldest of them are dropped first. */
const mostKept = 2_000;

export function shortMemory<Key, Value>(
  clock: Clock,
  seconds: number,
  ask: (key: Key) => Promise<Value>,
): ShortMemory<Key, Value> {
  const asked = new Map<Key, { readonly until: Date; readonly answer: Promise<Value> }>();
  const known = new Map<Key, Value>();
  return {
    get(key) {
      const now = clock.now();
      const before = asked.get(key);
      if (before && now < before.until) return before.answer;
      const answer = ask(key);
      const entry = { until: addSeconds(now, seconds), answer };
      keep(asked, key, entry);
      answer.then(
        (value) => keep(known, key, value),
        () => asked.get(key) === entry && asked.delete(key),
      );
      return answer;
    },
    lastKnown: (key) => known.get(key),
    forget: (key) => void asked.delete(key),
  };
}

function keep<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > mostKept && !oldest.done) map.delete(oldest.value);
}
