import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Program } from '../support/program/program.ts';
import { waitUntil } from '../support/program/wait-until.ts';
import type { RigStage } from './ground.ts';
import { armedLine, pointsIn } from './point.ts';

/** A real process that counts its steps from when it is told to, and may end or stop itself at one of them. */
export interface DoomedProgram {
  readonly program: Program;
  /** Begins to count, and resolves when it does. */
  arm(): Promise<void>;
  /** The points it has passed so far. */
  points(): Promise<string[]>;
}

export interface Doom {
  /** The point at which it ends; without one it only counts. */
  readonly at?: string;
  readonly with?: 'SIGKILL' | 'SIGSTOP';
  /** What is given to the program besides. */
  readonly over?: Readonly<Record<string, string>>;
}

const preload = new URL('./kill-points.ts', import.meta.url).href;

export async function startDoomed(stage: RigStage, doom: Doom = {}): Promise<DoomedProgram> {
  const file = join(await stage.newDirectory(), 'points');
  const program = stage.start({
    NODE_OPTIONS: `--import=${preload}`,
    RIG_POINTS: file,
    ...(doom.at !== undefined && { RIG_STOP_AT: doom.at }),
    ...(doom.with && { RIG_STOP_WITH: doom.with }),
    ...doom.over,
  });
  return {
    program,
    async arm() {
      program.kill('SIGUSR2');
      await waitUntil(
        async () => {
          if (!(await readFile(file, 'utf8')).startsWith(armedLine)) throw new Error('The process does not count');
        },
        { timeout: 10_000, interval: 10 },
      );
    },
    points: async () => pointsIn(await readFile(file, 'utf8')),
  };
}
