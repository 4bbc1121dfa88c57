import type { Chance } from './chance.ts';

const minute = 60_000;

/** A mean time between two of the same, in milliseconds: while a story is fresh, and else. */
export interface Pace {
  readonly rush: number;
  readonly quiet: number;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** The hours in which a story is fresh: most of what people do falls into them, so that it happens at once. */
export class Rush {
  readonly spans: readonly Span[];
  readonly #end: number;

  constructor(chance: Chance, startMs: number, lengthMs: number) {
    this.#end = startMs + lengthMs;
    const from = Array.from({ length: chance.whole(2, 4) }, () => startMs + chance.next() * lengthMs);
    this.spans = from
      .toSorted((a, b) => a - b)
      .map((at) => ({ from: at, until: at + chance.between(30, 90) * minute }));
  }

  isOn(at: number): boolean {
    return this.spans.some(({ from, until }) => at >= from && at < until);
  }

  /** An instant in one of them. */
  moment(chance: Chance): number {
    const { from, until } = chance.pick(this.spans);
    return Math.min(chance.between(from, until), this.#end);
  }

  /** Milliseconds until something that comes at random comes next. */
  wait(now: number, pace: Pace, chance: Chance): number {
    let left = -Math.log(1 - chance.next());
    let at = now;
    for (;;) {
      const mean = this.isOn(at) ? pace.rush : pace.quiet;
      const until = this.#changesAfter(at);
      if (at + left * mean <= until) return at + left * mean - now;
      left -= (until - at) / mean;
      at = until;
    }
  }

  /** When it begins or ends next. */
  #changesAfter(at: number): number {
    return Math.min(
      ...this.spans.flatMap(({ from, until }) => [from, until]).filter((instant) => instant > at),
      Number.POSITIVE_INFINITY,
    );
  }
}
