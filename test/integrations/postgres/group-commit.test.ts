import { describe, expect, test } from 'vitest';
import { type GroupCommit, groupCommit, TooMuchWaiting } from '../../../src/integrations/postgres/group-commit.ts';

describe('committing in groups', () => {
  test('writes a single item at once', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const kept = keep('a');

    expect(writes.started).toStrictEqual([['a']]);
    writes.end();
    await kept;
  });

  test('collects what arrives while a write is under way for the next one', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const kept = ['a', 'b', 'c'].map((item) => keep(item));
    writes.end();
    await kept[0];
    await writes.untilStarted(2);
    writes.end();
    await Promise.all(kept);

    expect(writes.started).toStrictEqual([['a'], ['b', 'c']]);
  });

  test('has no more writes under way than allowed, nor more items in one, nor a larger size', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit({ maxInFlight: 2, maxItems: 3, maxSize: 10 });

    const kept = ['a', 'b', 'c', 'd', 'e', 'f', 'larger than ten', 'g'].map((item) => keep(item));
    expect(writes.started).toHaveLength(2);
    for (let count = 1; count <= 6; count++) {
      writes.end();
      await kept[Math.min(count, 2) - 1];
      if (count <= 4) await writes.untilStarted(count + 2);
    }
    await Promise.all(kept);

    expect(writes.started).toStrictEqual([['a'], ['b'], ['c', 'd', 'e'], ['f'], ['larger than ten'], ['g']]);
  });

  test('tells everybody in the group when their write failed, and nobody else', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const [first, ...others] = ['a', 'b', 'c'].map((item) => keep(item));
    writes.end();
    await first;
    await writes.untilStarted(2);
    const settled = Promise.allSettled(others);
    writes.fail(new Error('the database is gone'));

    expect((await settled).map(({ status }) => status)).toStrictEqual(['rejected', 'rejected']);
    const later = keep('d');
    writes.end();
    await later;
  });

  test('writes the items of a group singly when one of them may be at fault', async () => {
    const started: (readonly string[])[] = [];
    const gate = Promise.withResolvers<void>();
    const keep = groupCommit<string>({
      ...limits,
      async write(items) {
        started.push(items);
        if (started.length === 1) await gate.promise;
        if (items.includes('bad')) throw new Error('one of them');
      },
      isOneItemsFault: () => true,
    });

    const kept = ['a', 'b', 'bad', 'c'].map((item) => keep(item));
    gate.resolve();
    const settled = await Promise.allSettled(kept);

    expect(settled.map(({ status }) => status)).toStrictEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(started).toStrictEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
  });

  test('refuses more than may wait in memory, and takes items again once there is room', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit({ maxWaitingSize: 4 });
    const first = keep('a');
    const waiting = keep('bbbb');

    await expect(keep('c')).rejects.toThrow(TooMuchWaiting);

    writes.end();
    await first;
    await writes.untilStarted(2);
    const later = keep('c');
    writes.end();
    await waiting;
    await writes.untilStarted(3);
    writes.end();
    await later;
  });
});

const limits = {
  maxItems: 100,
  maxInFlight: 1,
  sizeOf: (item: string) => item.length,
  maxSize: 100,
  maxWaitingSize: 1000,
  isOneItemsFault: () => false,
} satisfies Partial<GroupCommit<string>>;

/** Writes that end when the test says so, in the order in which they were started. */
class Writes {
  readonly started: (readonly string[])[] = [];
  readonly #open: PromiseWithResolvers<void>[] = [];
  #onStart: () => void = () => {};

  groupCommit(options: Partial<GroupCommit<string>> = {}): (item: string) => Promise<void> {
    const write = (items: readonly string[]) => {
      this.started.push(items);
      const end = Promise.withResolvers<void>();
      this.#open.push(end);
      this.#onStart();
      return end.promise;
    };
    return groupCommit({ ...limits, ...options, write });
  }

  end(): void {
    this.#open.shift()?.resolve();
  }

  fail(fault: Error): void {
    this.#open.shift()?.reject(fault);
  }

  async untilStarted(count: number): Promise<void> {
    while (this.started.length < count) {
      await new Promise<void>((resolve) => {
        this.#onStart = resolve;
      });
    }
  }
}
