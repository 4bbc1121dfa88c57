import { killAtPoints } from '../kill-at-points.ts';
import { spread } from '../outcome.ts';
import { type KillPoint, recordPoints } from '../points-of-phase.ts';
import { nameOf } from './points.ts';
import type { Scenario } from './scenario.ts';

/** A killed process's work is taken up within so long: its lease, and a look for what it may have sent. */
const mostUntilNextActionMs = 60_000;
const mostUntilReadyMs = 5_000;

/**
 * Work that somebody else must take up: begun and not done, or done and not written down. One or both points of each
 * call to the outside, and those between a claim on work and its first effect.
 */
const leavesWork = [
  /with waiting as .* #1$/,
  /POST \/api\/chat\.(postMessage|update) #1$/,
  /POST .*\/messages #1$/,
  /after sql commit #1$/,
];

/** A round is one kill in the midst of work. */
export const recovery: Scenario = {
  about: 'how long after a kill the next process is ready, and the next thing is done',
  over: ['postgres', 'embedded'],
  async run({ ground, rounds: wanted, only, say }) {
    const found = (await recordPoints(ground)).filter(
      (point) =>
        leavesWork.some((work) => work.test(point.point)) && (only === undefined || nameOf(point).includes(only)),
    );
    const chosen = Array.from({ length: wanted ?? 2 * found.length }, (_, index) => found[index % found.length]);
    // One stage: the time until ready is that of a process that starts alone.
    const rounds = await killAtPoints({
      ground,
      points: chosen.filter((point): point is KillPoint => point !== undefined),
      stages: 1,
      onRound: ({ point, readyMs = 0, nextActionMs = 0 }) =>
        say(
          `${nameOf(point)}: ready after ${Math.round(readyMs)} ms, next action after ${Math.round(nextActionMs)} ms`,
        ),
    });
    const killed = rounds.filter(({ isReached }) => isReached);
    const ready = killed.flatMap(({ readyMs }) => readyMs ?? []);
    const acted = killed.flatMap(({ nextActionMs }) => nextActionMs ?? []);
    const late = [
      ...ready.filter((ms) => ms > mostUntilReadyMs).map((ms) => `ready only ${Math.round(ms)} ms after the kill`),
      ...acted
        .filter((ms) => ms > mostUntilNextActionMs)
        .map((ms) => `the next action only after ${Math.round(ms)} ms`),
    ];
    return {
      rounds: rounds.length,
      kills: killed.length,
      doubles: rounds.flatMap(({ verdict }) => verdict.doubles),
      losses: [...rounds.flatMap(({ verdict }) => verdict.losses), ...late],
      figures: [spread('from the kill until ready', ready), spread('from the kill until the next action', acted)],
    };
  },
};
