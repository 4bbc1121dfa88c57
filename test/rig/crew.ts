import type { Program } from '../support/program/program.ts';
import type { RigStage } from './ground.ts';

/** Processes of the product over one database, each with a port of its own. */
export interface Crew {
  readonly size: number;
  at(place: number): Program;
  /** kill -9, and the next one in its place, which need not be ready yet. */
  replace(place: number): Promise<void>;
  /** Waits until everybody is ready; milliseconds that the last one took. */
  untilReady(): Promise<number>;
  /** Instagram tells this one from now on. */
  tell(place: number): void;
  /** SIGTERM to all. Answers what went wrong with it. */
  stop(): Promise<string[]>;
}

/** @param size how many; one over the embedded database */
export async function startCrew(
  stage: RigStage,
  size: number,
  over: Readonly<Record<string, string>> = {},
): Promise<Crew> {
  const ports = [stage.env.PORT ?? ''];
  while (ports.length < size) ports.push(String(await stage.freePort()));
  const start = (place: number) => stage.start({ ...over, PORT: ports[place] ?? '' });
  const programs = ports.map((_, place) => start(place));
  const at = (place: number): Program => {
    const program = programs[place];
    if (!program) throw new Error(`There are ${size} processes, and none is number ${place}`);
    return program;
  };
  return {
    size,
    at,
    async replace(place) {
      await at(place).killed();
      programs[place] = start(place);
    },
    async untilReady() {
      const from = performance.now();
      await Promise.all(programs.map((program) => program.untilReady()));
      return performance.now() - from;
    },
    tell: (place) => stage.instagram.deliverTo(`${at(place).url}/instagram/webhook`),
    async stop() {
      const endings = await Promise.all(programs.map((program) => program.stopped()));
      return endings
        .filter(({ code }) => code !== 0)
        .map(({ code, signal }) => `a process that was asked to end did so with ${code ?? signal}`);
    },
  };
}
