import { createHash } from 'node:crypto';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** What libraries take from the machine without asking: it is theirs that the ports do not reach. */
const machine = {
  Date: globalThis.Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setImmediate: globalThis.setImmediate,
  random: Math.random,
  timeout: AbortSignal.timeout,
  digest: crypto.subtle.digest,
};

/** Puts the simulated time and chance in place of the machine's; the returned function puts them back. */
export function virtualGlobals(timeline: Timeline, chance: Chance): () => void {
  class VirtualDate extends machine.Date {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(timeline.now);
      else super(...(given as [number]));
    }
    /** Also for what was made before, and by copying. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof machine.Date;
    }
    static override now(): number {
      return timeline.now;
    }
  }
  const timers = new Map<number, () => void>();
  let last = 0;
  const setVirtual = (act: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) => {
    const id = ++last;
    timers.set(
      id,
      timeline.after(milliseconds, () => {
        timers.delete(id);
        act(...given);
      }),
    );
    const timer = { ref: () => timer, unref: () => timer, hasRef: () => false, [Symbol.toPrimitive]: () => id };
    return timer;
  };
  const clearVirtual = (timer: unknown) => {
    const id = Number(timer);
    timers.get(id)?.();
    timers.delete(id);
  };
  globalThis.Date = VirtualDate as DateConstructor;
  globalThis.setTimeout = setVirtual as unknown as typeof setTimeout;
  globalThis.clearTimeout = clearVirtual as typeof clearTimeout;
  globalThis.setImmediate = ((act: (...given: unknown[]) => void, ...given: unknown[]) =>
    machine.setImmediate(timeline.turned(() => act(...given)))) as typeof setImmediate;
  Math.random = chance.next;
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController();
    timeline.after(milliseconds, () => {
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    });
    return controller.signal;
  };
  // The machine's own takes a thread, and then comes whenever it likes.
  crypto.subtle.digest = async (algorithm, data) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return new Uint8Array(createHash(name.replace('-', '').toLowerCase()).update(bytes).digest()).buffer;
  };
  return () => {
    crypto.subtle.digest = machine.digest;
    globalThis.Date = machine.Date;
    globalThis.setTimeout = machine.setTimeout;
    globalThis.clearTimeout = machine.clearTimeout;
    globalThis.setImmediate = machine.setImmediate;
    Math.random = machine.random;
    AbortSignal.timeout = machine.timeout;
  };
}
