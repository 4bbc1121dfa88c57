/** Something that happens at an instant of virtual time. */
interface Happening {
  readonly at: number;
  /** What is planned first happens first among what happens at one instant. */
  readonly order: number;
  readonly act: () => void;
  isOff: boolean;
}

const realTurn = setImmediate;

/**
 * Virtual time: nothing takes any but what waits for it, and everything happens in one order that follows from what was
 * planned. Milliseconds since the epoch.
 */
export class Timeline {
  #now: number;
  #order = 0;
  readonly #heap: Happening[] = [];
  readonly #underWay = new Set<Promise<unknown>>();
  #turnsToCome = 0;
  /** Told when nothing happens before this instant; may plan something earlier. */
  onGap: ((until: number) => void | Promise<void>) | undefined;

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  get now(): number {
    return this.#now;
  }

  /** Work of the machine's that takes no virtual time: nothing else happens before it is over. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    const forget = () => this.#underWay.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Wraps what is to run in another turn of the event loop: nothing else happens before it has. */
  turned(act: () => void): () => void {
    this.#turnsToCome += 1;
    return () => {
      this.#turnsToCome -= 1;
      act();
    };
  }

  /** How much has happened so far. */
  happened = 0;

  /** Plans `act`; the returned function takes it back. */
  at(instant: number, act: () => void): () => void {
    const happening: Happening = { at: Math.max(instant, this.#now), order: this.#order, act, isOff: false };
    this.#order += 1;
    this.#push(happening);
    return () => {
      happening.isOff = true;
    };
  }

  after(milliseconds: number, act: () => void): () => void {
    return this.at(this.#now + Math.max(0, milliseconds), act);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  /** Lets everything happen up to `end`, each with all that follows from it at once. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const until = Math.min(this.#heap[0]?.at ?? end, end);
      if (until > this.#now) await this.onGap?.(until);
      const next = this.#heap[0];
      if (!next || next.at > end) break;
      this.#pop();
      if (next.isOff) continue;
      this.#now = next.at;
      this.happened += 1;
      next.act();
      // Promises and streams settle within one turn, unless they ask for another themselves.
      do {
        if (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
        await new Promise((resolve) => realTurn(resolve));
      } while (this.#underWay.size > 0 || this.#turnsToCome > 0);
    }
    this.#now = Math.max(this.#now, end);
  }

  #push(happening: Happening): void {
    const heap = this.#heap;
    let place = heap.length;
    heap.push(happening);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || isBefore(above, happening)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = happening;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const left = heap[child];
      const right = heap[child + 1];
      if (!left) break;
      if (right && isBefore(right, left)) child += 1;
      const next = heap[child];
      if (!next || isBefore(last, next)) break;
      heap[place] = next;
      place = child;
    }
    heap[place] = last;
  }
}

const isBefore = (one: Happening, other: Happening) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);
