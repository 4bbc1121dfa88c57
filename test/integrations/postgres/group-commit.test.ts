import { describe, expect, test } from 'vitest';
import { type GroupCommit, groupCommit, TooMuchWaiting } from '../../../src/integrations/postgres/group-commit.ts';

describe('committing in groups', () => {
  test('writes a single item as soon as the event loop has turned', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const kept = keep('a');

    await writes.untilStarted(1);
    expect(writes.started).toStrictEqual([['a']]);
    writes.end();
    await kept;
  });

  test('takes along what comes in during that turn, as nobody comes in while an embedded database writes', async () => {
    const writes = new Writes();
    const turn = Promise.withResolvers<void>();
    const keep = writes.groupCommit({ turn: () => turn.promise });

    const kept = ['a', 'b', 'c'].map((item) => keep(item));
    expect(writes.started).toStrictEqual([]);
    turn.resolve();
    await writes.untilStarted(1);

    expect(writes.started).toStrictEqual([['a', 'b', 'c']]);
    writes.end();
    await Promise.all(kept);
  });

  test('collects what arrives while a write is under way for the next one', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const first = keep('a');
    await writes.untilStarted(1);
    const others = ['b', 'c'].map((item) => keep(item));
    writes.end();
    await first;
    await writes.untilStarted(2);
    writes.end();
    await Promise.all(others);

    expect(writes.started).toStrictEqual([['a'], ['b', 'c']]);
  });

  test('has one write under way, and no more items in it than allowed, nor a larger size', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit({ maxItems: 3, maxSize: 10 });

    const kept = ['a', 'b', 'c', 'd', 'larger than ten', 'e'].map((item) => keep(item));
    for (let count = 1; count <= 4; count++) {
      await writes.untilStarted(count);
      expect(writes.started).toHaveLength(count);
      writes.end();
    }
    await Promise.all(kept);

    expect(writes.started).toStrictEqual([['a', 'b', 'c'], ['d'], ['larger than ten'], ['e']]);
  });

  test('tells everybody in the group when their write failed, and nobody else', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit();

    const first = keep('a');
    await writes.untilStarted(1);
    const others = ['b', 'c'].map((item) => keep(item));
    writes.end();
    await first;
    await writes.untilStarted(2);
    const settled = Promise.allSettled(others);
    writes.fail(new Error('the database is gone'));

    expect((await settled).map(({ status }) => status)).toStrictEqual(['rejected', 'rejected']);
    const later = keep('d');
    await writes.untilStarted(3);
    writes.end();
    await later;
  });

  test('writes the items of a group singly when one of them may be at fault', async () => {
    const started: (readonly string[])[] = [];
    const keep = groupCommit<string>({
      ...limits,
      async write(items) {
        started.push(items);
        if (items.includes('bad')) throw new Error('one of them');
      },
      isOneItemsFault: () => true,
    });

    const kept = ['a', 'b', 'bad', 'c'].map((item) => keep(item));
    const settled = await Promise.allSettled(kept);

    expect(settled.map(({ status }) => status)).toStrictEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(started).toStrictEqual([['a', 'b', 'bad', 'c'], ['a'], ['b'], ['bad'], ['c']]);
  });

  test('refuses more than may wait in memory, and takes items again once there is room', async () => {
    const writes = new Writes();
    const keep = writes.groupCommit({ maxWaitingSize: 4 });
    const first = keep('a');
    await writes.untilStarted(1);
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
  turn: () => Promise.resolve(),
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
