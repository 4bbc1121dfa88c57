import type { StageOptions } from '../../support/program/stage.ts';
import type { Visited } from '../audit.ts';
import { type BusyDesk, workThrough } from '../busy-desk.ts';
import { type Crew, startCrew } from '../crew.ts';
import type { RigStage } from '../ground.ts';
import type { Outcome } from '../outcome.ts';
import type { Scenario, ScenarioParts } from './scenario.ts';

/** A desk at work, and what goes wrong meanwhile. A round is one desk from its first process to the last audit. */
export interface BusyScenario {
  readonly about: string;
  readonly over: Scenario['over'];
  /** Processes over Postgres; over the embedded database there is one. */
  readonly processes: number;
  /** What goes wrong; made anew for each round. */
  begin(parts: ScenarioParts): Promise<Trouble>;
}

export interface Trouble {
  /** What the stage is opened with. */
  readonly stage?: StageOptions;
  /** Before any process starts: what they are given besides. */
  over?(stage: RigStage): Promise<Readonly<Record<string, string>>>;
  /** Goes wrong, see `BusyDesk`. */
  strike(desk: { readonly stage: RigStage; readonly crew: Crew }): BusyDesk['trouble'];
  /** Who else wrote because of it. */
  others?(): readonly Visited[];
  close?(): Promise<void>;
}

/** Enough to have all steps of many viewers under way at once, and few enough for two cores. */
const wholeDesk = { viewers: 30, writingMs: 40_000 };

export function busyScenario({ about, over, processes, begin }: BusyScenario): Scenario {
  return {
    about,
    over,
    async run(parts) {
      const { rounds = 1, say } = parts;
      const done: Outcome[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const outcome = await runRound(parts, processes, await begin(parts));
        done.push(outcome);
        say(`round ${round + 1} of ${rounds}: struck ${outcome.kills} times`);
        for (const wrong of [...outcome.doubles, ...outcome.losses]) say(`WRONG: ${wrong}`);
      }
      return {
        rounds,
        kills: done.reduce((sum, { kills }) => sum + kills, 0),
        doubles: done.flatMap(({ doubles }) => doubles),
        losses: done.flatMap(({ losses }) => losses),
        figures: [`viewers who wrote, were claimed and answered: ${rounds * (parts.desk ?? wholeDesk).viewers}`],
      };
    },
  };
}

async function runRound(parts: ScenarioParts, processes: number, trouble: Trouble): Promise<Outcome> {
  const { ground, random, desk = wholeDesk } = parts;
  const stage = await ground.open(trouble.stage);
  try {
    const over = (await trouble.over?.(stage)) ?? {};
    const crew = await startCrew(stage, stage.database === 'postgres' ? processes : 1, over);
    await crew.untilReady();
    const work = { stage, crew, ...desk, random, trouble: trouble.strike({ stage, crew }) };
    const others = () => trouble.others?.() ?? [];
    const { strikes, doubles, losses } = await workThrough({ ...work, others });
    return { rounds: 1, kills: strikes, doubles, losses, figures: [] };
  } finally {
    await stage.close();
    await trouble.close?.();
  }
}
