import { ben } from '../support/program/stage.ts';
import { audit, type Verdict, type Visited } from './audit.ts';
import { patienceMs, type Visit } from './desk-day.ts';
import { type DoomedProgram, startDoomed } from './doomed-program.ts';
import type { Ground, RigStage } from './ground.ts';
import { nextActionMs } from './next-action.ts';
import { acts, type KillPoint, playUntil } from './points-of-phase.ts';
import { untilRest } from './rest.ts';

/** What came of one kill. */
export interface KillRound {
  readonly point: KillPoint;
  /** Whether the process came to the point at all. */
  readonly isReached: boolean;
  /** From starting the next process until it was ready; undefined where nobody was killed. */
  readonly readyMs: number | undefined;
  /** From the kill until the product next did something outside; undefined where nothing was left to do. */
  readonly nextActionMs: number | undefined;
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
    // A round that cannot even be played is one that went wrong, and leaves a stage that nobody should go on with.
    while (queue.length > 0) await killOnOneStage(ground, queue, report);
  });
  await Promise.all(chains);
  return rounds;
}

type Queue = [number, KillPoint][];

async function killOnOneStage(ground: Ground, queue: Queue, report: (round: KillRound) => void): Promise<void> {
  const stage = await ground.open();
  const visited: Visited[] = [];
  let running: DoomedProgram | undefined;
  try {
    for (let chosen = queue.shift(); chosen; chosen = queue.shift()) {
      const [index, point] = chosen;
      try {
        await running?.program.stopped();
        running = await playRound(stage, `viewer.${index + 1}`, point, visited, report);
      } catch (fault) {
        report({ point, isReached: false, ...unmeasured, verdict: { doubles: [], losses: [String(fault)] } });
        return;
      }
    }
  } finally {
    await stage.close();
  }
}

/** @returns the process that is left, to be ended before the next one is started */
async function playRound(
  stage: RigStage,
  viewer: string,
  point: KillPoint,
  visited: Visited[],
  report: (round: KillRound) => void,
): Promise<DoomedProgram> {
  const victim = await startDoomed(stage, { at: point.point });
  await victim.program.untilReady();
  const { survivor, losses, ...round } = await killOnce({ stage, viewer, by: ben }, point, victim);
  if (stage.database === 'embedded') await survivor.program.stopped();
  const verdict = await audit(stage, [...visited, { viewer, reached: reachedBy[point.act] }]);
  // A claim that nobody follows up ends after ten minutes, as it should: only the latest is asked for its owner.
  visited.push({ viewer, reached: point.act === 'claim' ? 'card' : reachedBy[point.act] });
  report({ point, ...round, verdict: { doubles: verdict.doubles, losses: [...losses, ...verdict.losses] } });
  return survivor;
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
    return { survivor: victim, isReached: false, ...unmeasured, losses: faults };
  }
  const killedAt = performance.now();
  const killedOn = new Date();
  const survivor = await startDoomed(stage);
  await survivor.program.untilReady();
  const readyMs = performance.now() - killedAt;
  await played;
  const restMs = performance.now() - killedAt;
  return { survivor, isReached: true, readyMs, nextActionMs: nextActionMs(stage, killedOn), restMs, losses: faults };
}

const unmeasured = { readyMs: undefined, nextActionMs: undefined, restMs: undefined };
