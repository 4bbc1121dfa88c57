import { cutCommits, halfOpen, restarts } from './connections.ts';
import { crowd } from './crowd.ts';
import { fullDisk } from './full-disk.ts';
import { kills, threeReplicas, twoReplicas } from './kills.ts';
import { points } from './points.ts';
import { recovery } from './recovery.ts';
import type { Scenario } from './scenario.ts';
import { stops } from './stops.ts';
import { versions } from './versions.ts';

/** Every way of making trouble, by the name it has on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  points,
  crowd,
  recovery,
  kills,
  'two-replicas': twoReplicas,
  'three-replicas': threeReplicas,
  restarts,
  'cut-commits': cutCommits,
  'half-open': halfOpen,
  'full-disk': fullDisk,
  stops,
  versions,
};
