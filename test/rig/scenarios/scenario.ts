import type { SeededRandom } from '../../../src/sandbox/instagram/story-day/seeded-random.ts';
import type { Cluster } from '../cluster.ts';
import type { Ground } from '../ground.ts';
import type { Outcome } from '../outcome.ts';

/** What a scenario is given. */
export interface ScenarioParts {
  readonly ground: Ground;
  /** The rig's own Postgres; undefined over the embedded database, and in a run that lends its own. */
  readonly cluster: Cluster | undefined;
  /** How often; each scenario says what a round is. Undefined: its own measure. */
  readonly rounds: number | undefined;
  readonly random: SeededRandom;
  /** Rounds side by side. */
  readonly abreast: number;
  /** How much a busy desk has to do; its own measure unless given. */
  readonly desk?: { readonly viewers: number; readonly writingMs: number };
  /** Only rounds whose name holds these words. */
  readonly only: string | undefined;
  say(line: string): void;
}

/** One way of making trouble. */
export interface Scenario {
  /** What it does, in a line. */
  readonly about: string;
  /** The databases it makes sense over. */
  readonly over: readonly ('postgres' | 'embedded')[];
  run(parts: ScenarioParts): Promise<Outcome>;
}
