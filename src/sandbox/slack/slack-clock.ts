import { setTimeout as pause } from 'node:timers/promises';

/** The stand-in's only source of time, so that a simulation can own it. */
export type SlackClock = {
  now(): Date;
  sleep(ms: number): Promise<void>;
};

/** Wall-clock time. Its timers never keep a process alive: the open server does. */
export const wallClock: SlackClock = {
  now: () => new Date(),
  sleep: (ms) => pause(ms, undefined, { ref: false }),
};
