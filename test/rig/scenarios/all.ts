import { crowd } from './crowd.ts';
import { points } from './points.ts';
import type { Scenario } from './scenario.ts';

/** Every way of making trouble, by the name it has on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  points,
  crowd,
};
