import { describe, expect, test } from 'vitest';
import { inFlight } from '../../../src/bot/slack/in-flight.ts';
import type { Pause } from '../../../src/bot/slack/pause.ts';

const never: Pause = () => new Promise(() => {});
const timeIsUp: Pause = async () => {};

describe('draining what is in flight', () => {
  test('is over at once when there is nothing', async () => {
    expect(await inFlight().drain(10_000, never)).toBe(0);
  });

  test('waits also for what begins meanwhile, and for what fails', async () => {
    const working = inFlight();
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    working.track(first.promise).catch(() => {});

    const drained = working.drain(10_000, never);
    working.track(second.promise).catch(() => {});
    first.reject(new Error('no'));
    second.resolve();

    expect(await drained).toBe(0);
  });

  test('gives up when the time is up, and says how much is left', async () => {
    const working = inFlight();
    void working.track(new Promise(() => {}));
    void working.track(Promise.resolve());

    expect(await working.drain(10_000, timeIsUp)).toBe(1);
  });
});
