import { ben } from '../support/program/stage.ts';
import { audit, type Verdict, type Visited } from './audit.ts';
import { patienceMs, type Visit } from './desk-day.ts';
import { type DoomedProgram, startDoomed } from './doomed-program.ts';
import type { Ground, RigStage } from './ground.ts';
import { acts, type KillPoint, playUntil } from './points-of-phase.ts';
import { untilRest } from './rest.ts';

/** What came of one kill. */
export interface KillRound {
  readonly point: KillPoint;
  /** Whether the process came to the point at all. */
  readonly isReached: boolean;
  /** From starting the next process until it was ready; undefined where nobody was killed. */
  readonly readyMs: number | undefined;
  /** From the kill until everything was done and at rest. */
  readonly restMs: number | undefined;
  readonly verdict: Verdict;
}

export interface Killing {
  readonly ground: Ground;
  readonly points: readonly KillPoint[];
  /** How many stages work through the points at the same time. */
  readonly stages: number;
  onRound?(round: KillRound): void;
}

/**
 * Ends a process at each of `points` and lets the next one go on, which is then ended at the next point: one viewer for
 * each. Between two of them everything must have come to rest. On each stage one after the other, the stages side by side.
 */
export async function killAtPoints({ ground, points, stages, onRound }: Killing): Promise<KillRound[]> {
  const queue = [...points.entries()];
  const rounds: KillRound[] = [];
  const report = (round: KillRound) => {
    rounds.push(round);
    onRound?.(round);
  };
  const chains = Array.from({ length: Math.min(stages, points.length) }, async () => {
    const stage = await ground.open();
    try {
      await killOneAfterTheOther(stage, () => queue.shift(), report);
    } finally {
      await stage.close();
    }
  });
  await Promise.all(chains);
  return rounds;
}

type Next = () => [number, KillPoint] | undefined;

async function killOneAfterTheOther(stage: RigStage, next: Next, report: (round: KillRound) => void): Promise<void> {
  const visited: Visited[] = [];
  let running: DoomedProgram | undefined;
  for (let chosen = next(); chosen; chosen = next()) {
    const [index, point] = chosen;
    const visit = { stage, viewer: `viewer.${index + 1}`, by: ben };
    await running?.program.stopped();
    const victim = await startDoomed(stage, { at: point.point });
    await victim.program.untilReady();
    const { survivor, ...round } = await killOnce(visit, point, victim);
    running = survivor;
    visited.push({ viewer: visit.viewer, reached: reachedBy[point.act] });
    if (stage.database === 'embedded') {
      await running.program.stopped();
      running = undefined;
    }
    const verdict = await audit(stage, visited);
    report({ point, ...round, verdict: { doubles: verdict.doubles, losses: [...round.losses, ...verdict.losses] } });
  }
  await running?.program.stopped();
}

const reachedBy = { message: 'card', claim: 'claimed', send: 'answered' } as const;

/** Plays the act in which the process is to end, goes on with the next process, and waits until all is at rest. */
async function killOnce(visit: Visit & { stage: RigStage }, { act }: KillPoint, victim: DoomedProgram) {
  const { stage } = visit;
  await playUntil(visit, act);
  await untilRest(stage, patienceMs);
  await victim.arm();
  const faults: string[] = [];
  const played = acts[act](visit)
    .then(() => untilRest(stage, patienceMs))
    .catch((fault: unknown) => void faults.push(fault instanceof Error ? fault.message : String(fault)));
  await Promise.race([played, victim.program.ended]);
  if (!victim.program.hasEnded()) {
    return { survivor: victim, isReached: false, readyMs: undefined, restMs: undefined, losses: faults };
  }
  const killedAt = performance.now();
  const survivor = await startDoomed(stage);
  await survivor.program.untilReady();
  const readyMs = performance.now() - killedAt;
  await played;
  return { survivor, isReached: true, readyMs, restMs: performance.now() - killedAt, losses: faults };
}
