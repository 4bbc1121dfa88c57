import { describe, expect, test } from 'vitest';
import { speedClock } from '../../src/sandbox/speed-clock.ts';
import { manualClock } from './instagram/manual-clock.ts';

const start = '2026-11-23T09:00:00.000Z';

describe('a clock with a speed', () => {
  test('runs that much faster than its base', async () => {
    const base = manualClock(start);
    const clock = speedClock(base, 2);

    await base.advance(60_000);

    expect(clock.now().toISOString()).toBe('2026-11-23T09:02:00.000Z');
  });

  test('does not jump when its speed changes', async () => {
    const base = manualClock(start);
    const clock = speedClock(base, 2);

    await base.advance(60_000);
    clock.setRate(0.5);
    await base.advance(60_000);

    expect(clock.now().toISOString()).toBe('2026-11-23T09:02:30.000Z');
  });

  test('wakes sleepers at its own time, however fast it runs by then', async () => {
    const base = manualClock(start);
    const clock = speedClock(base, 1);
    let woke: string | undefined;
    const sleeping = clock.sleep(60_000).then(() => {
      woke = base.now().toISOString();
    });

    await base.advance(30_000);
    clock.setRate(10);
    await base.advance(2_999);
    expect(woke).toBeUndefined();
    await base.advance(1);
    await sleeping;

    expect(woke).toBe('2026-11-23T09:00:33.000Z');
  });

  test('lets go of a sleeper whose signal aborts', async () => {
    const clock = speedClock(manualClock(start), 1);
    const gone = new AbortController();
    const sleeping = clock.sleep(60_000, gone.signal);

    gone.abort(new Error('The day ended.'));

    await expect(sleeping).rejects.toThrow('The day ended.');
  });
});
