export interface GroupCommit<T> {
  /** Keeps all of `items` or none; resolves once they are durable. */
  readonly write: (items: readonly T[]) => Promise<void>;
  readonly maxItems: number;
  /** Lets the event loop turn once, so that whoever is at the door comes in. */
  readonly turn: () => Promise<void>;
  readonly sizeOf: (item: T) => number;
  /** What one write may hold; a single larger item goes alone. */
  readonly maxSize: number;
  /** What may wait in memory. More is refused with `TooMuchWaiting`. */
  readonly maxWaitingSize: number;
  /** Whether one of several items may be why a write failed, so that the others deserve another try. */
  readonly isOneItemsFault: (fault: unknown) => boolean;
}

/** The database does not keep up: the caller must come back later. */
export class TooMuchWaiting extends Error {
  override readonly name = 'TooMuchWaiting';

  constructor() {
    super('Too much waits to be written already');
  }
}

interface Waiting<T> {
  readonly item: T;
  readonly size: number;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Writes what arrives while a write is under way together in the next one. Nothing waits for a timer: at rest an item
 * goes at once, under load the batches grow by themselves.
 *
 * Before each write the event loop turns once. An embedded database keeps the process busy while it writes, so that
 * nobody comes in: without the turn each item there would be written alone.
 *
 * The returned function resolves when its item is durable, and rejects when it is not.
 */
export function groupCommit<T>(options: GroupCommit<T>): (item: T) => Promise<void> {
  const waiting: Waiting<T>[] = [];
  let waitingSize = 0;
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      await options.turn();
      await writeBatch(takeBatch());
    }
    isWriting = false;
  }

  function takeBatch(): Waiting<T>[] {
    let size = 0;
    let count = 0;
    for (const next of waiting.slice(0, options.maxItems)) {
      if (count > 0 && size + next.size > options.maxSize) break;
      size += next.size;
      count++;
    }
    waitingSize -= size;
    return waiting.splice(0, count);
  }

  async function writeBatch(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      await options.write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (fault) {
      if (batch.length > 1 && options.isOneItemsFault(fault)) for (const one of batch) await writeBatch([one]);
      else for (const { reject } of batch) reject(fault);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const size = options.sizeOf(item);
      if (waiting.length > 0 && waitingSize + size > options.maxWaitingSize) return reject(new TooMuchWaiting());
      waiting.push({ item, size, resolve, reject });
      waitingSize += size;
      void writeAll();
    });
}
