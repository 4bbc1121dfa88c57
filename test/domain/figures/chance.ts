/** Random choices that a seed repeats. */
export interface Chance {
  /** From 0 up to, and without, `below`. */
  whole(below: number): number;
  pick<const T>(from: readonly T[]): T;
  /** True with a probability of `share`. */
  often(share: number): boolean;
  shuffled<T>(all: readonly T[]): T[];
}

/** The mulberry32 generator: small, and random enough to choose rows by. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    pick: (from) => from[whole(from.length)] as (typeof from)[number],
    often: (share) => next() < share,
    shuffled: (all) =>
      all
        .map((one) => ({ one, place: next() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ one }) => one),
  };
}
