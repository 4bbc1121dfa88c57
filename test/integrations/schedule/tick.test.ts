import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTicking } from '../../../src/integrations/schedule/tick.ts';

describe('ticking', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-07-01T12:00:00.500Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('happens once a second until stopped', async () => {
    let ticks = 0;
    const ticking = startTicking(
      () => void ticks++,
      () => {},
    );

    await vi.advanceTimersByTimeAsync(3_000);
    ticking.stop();
    await vi.advanceTimersByTimeAsync(3_000);

    expect(ticks).toBe(3);
  });

  test('leaves out ticks while the last one is at work', async () => {
    const mayEnd = Promise.withResolvers<void>();
    let ticks = 0;
    const ticking = startTicking(
      () => {
        ticks++;
        return mayEnd.promise;
      },
      () => {},
    );

    await vi.advanceTimersByTimeAsync(5_000);
    const whileAtWork = ticks;
    mayEnd.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    ticking.stop();

    expect([whileAtWork, ticks]).toStrictEqual([1, 2]);
  });

  test('goes on after a fault, which it reports', async () => {
    const faults: unknown[] = [];
    let ticks = 0;
    const ticking = startTicking(
      async () => {
        throw new Error(`fault ${++ticks}`);
      },
      (fault) => faults.push(String(fault)),
    );

    await vi.advanceTimersByTimeAsync(2_000);
    ticking.stop();

    expect(faults).toStrictEqual(['Error: fault 1', 'Error: fault 2']);
  });
});
