import { describe, expect, test } from 'vitest';
import { sandboxClock } from '../../src/sandbox/sandbox-clock.ts';
import { manualClock } from './instagram/manual-clock.ts';

const start = '2026-11-23T09:00:00.000Z';
const minuteMs = 60_000;

function setUp(aheadMs = 0) {
  const base = manualClock(start);
  const kept: number[] = [];
  const clock = sandboxClock(aheadMs, (ahead) => kept.push(ahead), base);
  return { base, clock, kept };
}

describe('the sandbox’s clock', () => {
  test('is as far ahead of the machine as an earlier run left it', async () => {
    const { base, clock } = setUp(5 * minuteMs);

    await base.advance(minuteMs);

    expect(clock.now().toISOString()).toBe('2026-11-23T09:06:00.000Z');
  });

  test('goes on from where it jumped to', async () => {
    const { base, clock } = setUp();

    clock.jumpTo(new Date('2026-11-25T10:00:00.000Z'));
    await base.advance(minuteMs);

    expect(clock.now().toISOString()).toBe('2026-11-25T10:01:00.000Z');
  });

  test('writes a jump down before it is made, so that no restart goes back', () => {
    const { base } = setUp();
    const seen: string[] = [];
    const clock = sandboxClock(0, (ahead) => seen.push(`${ahead} at ${clock.now().toISOString()}`), base);

    clock.jumpTo(new Date('2026-11-23T09:10:00.000Z'));

    expect(seen).toEqual([`${10 * minuteMs} at ${start}`]);
  });

  test('does not jump when that can’t be written down', () => {
    const clock = sandboxClock(
      0,
      () => {
        throw new Error('The disk is full.');
      },
      manualClock(start),
    );

    expect(() => clock.jumpTo(new Date('2026-11-25T10:00:00.000Z'))).toThrow('The disk is full.');
    expect(clock.now().toISOString()).toBe(start);
  });

  test('wakes those whose time a jump passes, and nobody else', async () => {
    const { base, clock } = setUp();
    const woken: string[] = [];
    const sleeping = clock.sleep(10 * minuteMs).then(() => woken.push('passed'));
    const longer = clock.sleep(20 * minuteMs).then(() => woken.push('not yet'));

    clock.jumpTo(new Date('2026-11-23T09:15:00.000Z'));
    await sleeping;
    await base.advance(4 * minuteMs);
    expect(woken).toEqual(['passed']);
    await base.advance(minuteMs);
    await longer;

    expect(woken).toEqual(['passed', 'not yet']);
  });

  test('refuses to go back', () => {
    const { clock, kept } = setUp();

    expect(() => clock.jumpTo(new Date('2026-11-23T08:59:59.000Z'))).toThrow(/can't go back/);
    expect(kept).toEqual([]);
  });

  test('tells of each jump until nobody wants to hear any more', () => {
    const { clock } = setUp();
    let told = 0;
    const stop = clock.onJump(() => {
      told += 1;
    });

    clock.jumpTo(new Date('2026-11-23T10:00:00.000Z'));
    stop();
    clock.jumpTo(new Date('2026-11-23T11:00:00.000Z'));

    expect(told).toBe(1);
  });
});
